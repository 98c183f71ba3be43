import "server-only";
import { fingerprintOf, type Certificate } from "@/lib/signing/certificate";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { statusReader } from "@/lib/signing/status-sources";
import { NO_VALIDATION_DATA, type ValidationData } from "@/lib/signing/validation-data";
import type { PrismaClient } from "../db/client/client";
import { refreshStatus } from "../trust/refresh-status";

/** Longest list that is put into a file, in bytes: beyond it a responder must answer. */
const LARGEST_LIST = 256 * 1024;
/** A certificate is asked about once in so long, however many files need it. */
const ASK_AGAIN_MS = 60_000;

/** A certificate whose issuer is known. at: the moment in question. notBefore: what is at hand from before then is asked for anew. */
export type StatusNeed = { certificate: Certificate; issuer: Certificate; at: Date; notBefore: Date };

/**
 * What the school has been told of certificates, as bytes to be put into files: answers and lists at hand, or asked for.
 *
 * One serves a whole run: a few certificates stand in hundreds of files.
 */
export class StatusShelf {
  private readonly asked = new Map<string, number>();
  private lists: Promise<{ der: Uint8Array; thisUpdate: Date }[]> | null = null;

  constructor(
    private readonly db: PrismaClient,
    private readonly clock: () => Date,
  ) {}

  /** An answer or a list that speaks of the certificate at the moment. Null when nothing does, and nobody could be asked. */
  async find(need: StatusNeed): Promise<ValidationData | null> {
    const known = await this.atHand(need);
    if (known !== null && known.made >= need.notBefore) return known.data;
    const asked = await this.ask(need);
    return ((asked ? await this.atHand(need) : null) ?? known)?.data ?? null;
  }

  private async ask({ certificate, issuer }: StatusNeed): Promise<boolean> {
    const [place, now] = [fingerprintOf(certificate.der, nodeSha256), this.clock()];
    const last = this.asked.get(place);
    if (last !== undefined && now.getTime() - last < ASK_AGAIN_MS) return false;
    this.asked.set(place, now.getTime());
    const came = await refreshStatus(this.db, now, { certificate, issuer });
    if (came) this.lists = null;
    return came;
  }

  private async atHand(need: StatusNeed): Promise<{ data: ValidationData; made: Date } | null> {
    const answers = await this.db.ocspAnswer.findMany({
      where: { fingerprint: fingerprintOf(need.certificate.der, nodeSha256) },
      orderBy: { thisUpdate: "desc" },
      take: 5,
      select: { der: true, thisUpdate: true },
    });
    for (const { der, thisUpdate } of answers) {
      if (await speaks(need, { ocsps: [der], crls: [] })) return { data: { ...NO_VALIDATION_DATA, ocsps: [der] }, made: thisUpdate };
    }
    for (const { der, thisUpdate } of await this.allLists()) {
      if (await speaks(need, { ocsps: [], crls: [der] })) return { data: { ...NO_VALIDATION_DATA, crls: [der] }, made: thisUpdate };
    }
    return null;
  }

  /** The newest of each authority. */
  private allLists(): Promise<{ der: Uint8Array; thisUpdate: Date }[]> {
    this.lists ??= this.db.revocationList
      .findMany({ orderBy: { thisUpdate: "desc" }, distinct: ["issuer"], select: { der: true, thisUpdate: true } })
      .then((rows) => rows.filter(({ der }) => der.length <= LARGEST_LIST));
    return this.lists;
  }
}

async function speaks({ certificate, issuer, at }: StatusNeed, { ocsps, crls }: Pick<ValidationData, "ocsps" | "crls">): Promise<boolean> {
  const statusOf = statusReader({ crls, ocsp: { answers: ocsps, digest: nodeDigest } }, nodeVerifyRsa);
  return (await statusOf(certificate, issuer, at)).status !== "UNKNOWN";
}

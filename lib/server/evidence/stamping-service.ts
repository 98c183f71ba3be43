import "server-only";
import { parseCertificate } from "@/lib/signing/certificate";
import { timeStampQuestion, type TimeStamp } from "@/lib/signing/timestamp";
import { normalToken } from "@/lib/signing/timestamp-token";
import type { PrismaClient } from "../db/client/client";
import { askTimeStamp } from "../trust/ask-tsa";
import type { EvidenceFault } from "@/lib/domain/verification/evidence-words";

/** A time-stamp as it goes into a file. Shape: token is DER, in the one way tokens are written here. */
export type Stamp = { token: Uint8Array; stamp: TimeStamp };

/**
 * The time-stamping services of the school during one run: what they are judged by is known before they stamp, so that the data can go into
 * the file first and be stamped with it. Once none answered, none is asked again in this run.
 */
export class StampingService {
  fault: EvidenceFault | null = null;
  private last: TimeStamp | null = null;

  constructor(
    private readonly db: PrismaClient,
    private readonly clock: () => Date,
  ) {}

  /** The service that stamps at present; the first time it is asked for a stamp that nobody keeps. Null when none answers. */
  async present(imprint: Uint8Array): Promise<TimeStamp | null> {
    if (this.last === null && this.fault === null) await this.stamp(imprint);
    return this.fault === null ? this.last : null;
  }

  /** A stamp over a SHA-256. Null when no service gives one. */
  async stamp(imprint: Uint8Array): Promise<Stamp | null> {
    if (this.fault !== null) return null;
    const fresh = await askTimeStamp(this.db, this.clock(), imprint);
    if (fresh === null) {
      const isDeclared = (await this.db.trustService.count({ where: { kind: "TSA", enabled: true } })) > 0;
      this.fault = isDeclared ? "TIME_STAMP_SERVICE_DOWN" : "NO_TIME_STAMP_SERVICE";
      return null;
    }
    this.last = fresh.stamp;
    return { token: normalToken(fresh.token), stamp: fresh.stamp };
  }
}

/** The question about a service's certificate, as of a moment. */
export const serviceQuestion = (stamp: TimeStamp, at: Date) => ({ ...timeStampQuestion(stamp), at });

/** When a service's certificate ends. */
export const serviceEnds = ({ certificate }: TimeStamp): Date => parseCertificate(certificate).notAfter;

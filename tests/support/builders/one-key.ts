import { makePki, type Holder } from "@/scripts/make-pki";
import { fingerprintOf, parseCertificate } from "@/lib/signing/certificate";
import { sealKey } from "@/lib/signing/key-vault";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { runInTransaction } from "@/lib/server/action";
import { approveCertificate, sendCertificate } from "@/lib/server/certificates/take-certificate-step";
import type { Db } from "@/lib/server/context";
import { masterKey } from "@/lib/server/master-key";
import type { TestDatabase } from "../database";
import { BUILDER_PIN } from "./keys";
import type { SmallSchool } from "./small-school";

/** One more certificate for somebody, declared and from an authority of its own; `changes`: dates, a revocation, another number. */
export async function giveOneKey(db: Db, staffId: string, now: Date, changes: Partial<Holder> = {}): Promise<{ certificateId: string }> {
  const staff = await db.staff.findUniqueOrThrow({ where: { id: staffId } });
  const holder = { id: staffId, name: staff.fullName, identity: { kind: "CCCD" as const, number: staff.identityNumber }, ...changes };
  const pki = await makePki({ clock: now, holders: [holder] });
  const issued = pki.issued.get(staffId);
  if (!issued) throw new Error("no key was made");
  await db.trustAnchor.create({ data: { name: "root", der: bytes(pki.root), digest: bytes(nodeSha256(pki.root)) } });
  for (const crl of pki.crls) await db.revocationList.create({ data: { issuer: crypto.randomUUID(), der: bytes(crl), thisUpdate: now } });
  const { subject, issuer, serial, notBefore, notAfter } = parseCertificate(issued.certificate);
  const fingerprint = fingerprintOf(issued.certificate, nodeSha256);
  const sealed = await sealKey({ privateKey: issued.privateKey, pin: BUILDER_PIN, masterKey: masterKey(), owner: staffId, fingerprint });
  const certificate = await db.certificate.create({
    data: {
      holder: "PERSON",
      staffId,
      subject,
      issuer,
      serial,
      identity: holder.identity.number,
      fingerprint,
      notBefore,
      notAfter,
      der: bytes(issued.certificate),
      chain: issued.chain.map(bytes),
      declaredAt: now,
      keys: { create: { ownerId: staffId, sealed: bytes(sealed), createdAt: now } },
    },
  });
  return { certificateId: certificate.id };
}

/** A key for the deputy, whose certificate was sent and approved as a leader's is: for what is signed "KT. HIỆU TRƯỞNG". */
export async function giveDeputyKey({ db }: Pick<TestDatabase, "db">, school: SmallSchool): Promise<void> {
  const { certificateId } = await giveOneKey(db, school.staff.deputy, school.now);
  const step = { key: crypto.randomUUID(), certificateId };
  await runInTransaction(db, school.actors.sealClerk, school.now, (ctx) => sendCertificate(ctx, { ...step, paper: "Tờ trình 3" }));
  await runInTransaction(db, school.actors.head, school.now, (ctx) => approveCertificate(ctx, { ...step, paper: "Công văn 3" }));
}

const bytes = (value: Uint8Array) => new Uint8Array(value);

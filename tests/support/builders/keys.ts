import { makePki, type Holder, type Pki } from "@/scripts/make-pki";
import { fingerprintOf, parseCertificate } from "@/lib/signing/certificate";
import { sealKey } from "@/lib/signing/key-vault";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { masterKey } from "@/lib/server/master-key";
import type { Db } from "@/lib/server/context";
import type { SmallSchool } from "./small-school";

/** PIN of every key the builders make. */
export const BUILDER_PIN = "246810";

/** Whose certificates: of a trial authority that answers, in tests that ask one. */
export type MakePki = (holders: readonly Holder[]) => Promise<Pki>;

/** Gives everyone who signs in a small school a certificate and a sealed key; the head's and the school's are approved. */
export async function giveKeys(db: Db, school: SmallSchool, make: MakePki = (holders) => makePki({ clock: school.now, holders })) {
  const { taxCode } = await db.school.findFirstOrThrow();
  const people = await db.staff.findMany({ where: { id: { in: [school.staff.homeroom, school.staff.english, school.staff.head] } } });
  const holders = [
    ...people.map(({ id, fullName, identityNumber }) => ({ id, name: fullName, identity: { kind: "CCCD" as const, number: identityNumber } })),
    { id: "school", name: "Trường Tiểu học thử", identity: { kind: "MST" as const, number: taxCode } },
  ];
  const pki = await make(holders);
  await db.trustAnchor.create({ data: { name: "root", der: bytes(pki.root), digest: bytes(nodeSha256(pki.root)) } });
  for (const [index, crl] of pki.crls.entries()) {
    await db.revocationList.create({ data: { issuer: `issuer-${index}`, der: bytes(crl), thisUpdate: school.now } });
  }
  for (const { id, identity } of holders) {
    const issued = pki.issued.get(id);
    if (!issued) throw new Error(`no key for ${id}`);
    const { subject, issuer, serial, notBefore, notAfter } = parseCertificate(issued.certificate);
    const fingerprint = fingerprintOf(issued.certificate, nodeSha256);
    const isSchool = id === "school";
    const certificate = await db.certificate.create({
      data: {
        holder: isSchool ? "SCHOOL" : "PERSON",
        staffId: isSchool ? null : id,
        subject,
        issuer,
        serial,
        identity: identity.number,
        fingerprint,
        notBefore,
        notAfter,
        der: bytes(issued.certificate),
        chain: issued.chain.map(bytes),
        ...(isSchool || id === school.staff.head ? { status: "APPROVED", approvedById: school.accounts.head, approvedAt: school.now } : {}),
        declaredAt: school.now,
      },
    });
    const owner = isSchool ? school.staff.sealClerk : id;
    const sealed = await sealKey({ privateKey: issued.privateKey, pin: BUILDER_PIN, masterKey: masterKey(), owner, fingerprint });
    await db.heldKey.create({ data: { certificateId: certificate.id, ownerId: owner, sealed: bytes(sealed), createdAt: school.now } });
  }
}

const bytes = (value: Uint8Array) => new Uint8Array(value);

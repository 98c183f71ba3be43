import { CBQL_KEY, GVCN_KEY, KY_PHAT_HANH_KEY, type SlotSignature } from "@/lib/documents/transcript-data";
import { vietnamInstant } from "@/lib/domain/vietnam-time";
import { loadActor } from "@/lib/server/auth/load-actor";
import type { Ctx } from "@/lib/server/context";
import type { Prisma } from "@/lib/server/db/client/client";
import { formatsOf } from "@/lib/server/transcripts/formats-of";
import { issueUnits } from "@/lib/server/transcripts/issue-units";
import { openPaper, type OpenPaper } from "@/lib/server/transcripts/paper-tools";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { dataOf, UNIT_FOR_SIGNING, type SlotForSigning, type UnitForSigning } from "@/lib/server/transcripts/unit-for-signing";
import { signHash } from "@/lib/signing/node-crypto";
import { addDays, momentOf, type Day } from "./calendar";
import type { MadeClass } from "./classes";
import type { DemoAccounts } from "./demo-accounts";
import type { DemoKey, DemoKeys } from "./demo-keys";
import type { GeneratedSchool } from "./generate-school";
import { createRandom, type Random } from "./random";

type Tx = Prisma.TransactionClient;
type Issuing = { school: GeneratedSchool; accounts: DemoAccounts; keys: DemoKeys; codes: Random };

/** The only class whose units of this year are issued already. */
const ISSUED_NOW = "5A";
const DECLARED_DAYS_AGO = 2;

/**
 * Issues what the demo school has issued: the earlier years kept here, oldest first (each unit names the one before), and this
 * year's units of one class. Made, signed and registered by the portal's own use cases, at the times of those years.
 */
export async function issueDemoUnits(tx: Tx, school: GeneratedSchool, accounts: DemoAccounts, keys: DemoKeys): Promise<number> {
  const issuing: Issuing = { school, accounts, keys, codes: createRandom(`${school.plan.seed}/codes`) };
  let issued = 0;
  for (const schoolClass of school.madeClasses) {
    if (schoolClass.isCurrent && schoolClass.name !== ISSUED_NOW) continue;
    const declaredOn = schoolClass.isCurrent ? addDays(school.plan.today, -DECLARED_DAYS_AGO) : schoolClass.year.calendar.grades[schoolClass.grade].issueBy;
    issued += await issueClass(tx, issuing, schoolClass, declaredOn);
  }
  return issued;
}

async function issueClass(tx: Tx, issuing: Issuing, schoolClass: MadeClass, declaredOn: Day): Promise<number> {
  const { room } = issuing.school;
  const ctx = await contextOf(tx, issuing, room.academicClerk.id, momentOf(addDays(declaredOn, -1), "07:30"));
  const codes = { name: "LOCAL", register: () => Promise.resolve(issuing.codes.uuid()) };
  const { leftOut } = await prepareUnits(ctx, { key: "seed", classId: schoolClass.id, declaredOn, headStaffId: room.head.id }, codes);
  if (leftOut.length > 0) throw new Error(`${schoolClass.name}: ${leftOut.flatMap(({ fullName, reasons }) => [fullName, ...reasons]).join("; ")}`);
  const units = await tx.unit.findMany({
    where: { classId: schoolClass.id, startYear: schoolClass.year.calendar.startYear },
    orderBy: { orderNo: "asc" },
    select: UNIT_FOR_SIGNING,
  });
  for (const [index, unit] of units.entries()) await signAndIssue(tx, issuing, unit, { declaredOn, place: index });
  return units.length;
}

/** Signs every slot of a unit in order, in both files, and issues it. */
async function signAndIssue(tx: Tx, issuing: Issuing, unit: UnitForSigning, when: { declaredOn: Day; place: number }): Promise<void> {
  const papers = { XML: await openPaper("XML", dataOf(unit), []), PDF: await openPaper("PDF", dataOf(unit), []) };
  const rows: Prisma.SignatureCreateManyInput[] = [];
  let sealedAt = new Date(0);
  for (const slot of unit.slots) {
    sealedAt = signingTime(slot, when);
    for (const format of formatsOf(slot.role)) rows.push({ ...signOnce(papers[format], slot, keyOf(issuing.keys, slot), sealedAt), slotId: slot.id, format });
  }
  await tx.signature.createMany({ data: rows });
  for (const stage of [1, 2, 3, 4]) {
    const [first, ...others] = unit.slots.filter((slot) => slot.stage === stage);
    if (first) await tx.slot.updateMany({ where: { id: { in: [first, ...others].map(({ id }) => id) } }, data: { signedAt: signingTime(first, when) } });
  }
  const clerk = issuing.school.room.sealClerk;
  const actor = { accountId: accountOf(issuing.accounts, clerk.id), staffId: clerk.id, name: clerk.fullName };
  const files = (["XML", "PDF"] as const).map((format) => ({ format, bytes: new Uint8Array(papers[format].bytes()) }));
  await issueUnits(tx, sealedAt, actor, [{ unit, files }]);
}

function signOnce(paper: OpenPaper, slot: SlotForSigning, key: DemoKey, at: Date) {
  const signer = { slot: slot.key, signingTime: vietnamInstant(at), certificate: key.certificate, chain: key.chain };
  const { hash } = paper.prepare(signer);
  const value = signHash(key.privateKey, hash);
  paper.add({ ...signer, value } satisfies SlotSignature);
  return {
    state: "EMBEDDED" as const, certificateId: key.certificateId, signingTime: at, hash: new Uint8Array(hash), value: new Uint8Array(value), preparedAt: at, signedAt: at,
  };
}

/** Teachers on the day before the declared date, the head and the seal on it; pupils of a class some seconds apart. */
function signingTime(slot: SlotForSigning, { declaredOn, place }: { declaredOn: Day; place: number }): Date {
  const dayBefore = addDays(declaredOn, -1);
  const begun = { [GVCN_KEY]: momentOf(dayBefore, "14:10"), [CBQL_KEY]: momentOf(declaredOn, "08:20"), [KY_PHAT_HANH_KEY]: momentOf(declaredOn, "10:05") }[slot.key];
  return new Date((begun ?? momentOf(dayBefore, "09:15")).getTime() + place * 4_000);
}

const keyOf = ({ byStaff, school }: DemoKeys, slot: SlotForSigning): DemoKey => {
  const key = slot.staffId === null ? school : byStaff.get(slot.staffId);
  if (!key) throw new Error(`${slot.signerName} has no key`);
  return key;
};

async function contextOf(tx: Tx, { accounts }: Issuing, staffId: string, now: Date): Promise<Ctx> {
  const actor = await loadActor(tx, accountOf(accounts, staffId), now);
  if (!actor) throw new Error("nobody to make the units");
  return { actor, now, db: tx };
}

function accountOf({ byStaff }: DemoAccounts, staffId: string): string {
  const account = byStaff.get(staffId);
  if (!account) throw new Error("a member of staff without account");
  return account;
}

import "server-only";
import type { Prisma, PrismaClient } from "../db/client/client";
import { issueUnits, type IssuedFile } from "../transcripts/issue-units";
import { faulty, inOneGo, joinSteps } from "./in-one-go";
import type { BatchActor, RecordAtWork, Step } from "./record-at-work";

/**
 * Makes the kept signatures part of their units: one transaction for the signatures, the slots, the items and the events, and for
 * the school's seal also the files, the numbers in the register and the end of the units' making. Many records share one
 * transaction; when it fails, each gets its own. Records signed by another batch meanwhile have no second effect and count as signed.
 */
export async function embedSlots(db: PrismaClient, now: Date, actor: BatchActor, records: readonly RecordAtWork[]): Promise<Step> {
  const step: Step = { records: [], ended: [], moved: [] };
  const whole: Whole[] = [];
  for (const record of records) {
    try {
      whole.push({ ...record, files: putTogether(record) });
    } catch (fault) {
      step.ended.push(faulty(record.item, fault, "ceremony.embed"));
    }
  }
  const embedded = await inOneGo(db, whole, "ceremony.embed", (some) => db.$transaction((tx) => embed(tx, now, actor, some), { maxWait: 10_000, timeout: 60_000 }));
  return joinSteps([step, embedded]);
}

type Whole = RecordAtWork & { files: IssuedFile[] };

/** Both papers with the new signatures in them: what cannot be put together is not embedded. The last signature makes the files. */
function putTogether({ slot, papers }: RecordAtWork): IssuedFile[] {
  for (const { paper, signer, value } of papers) {
    if (!value) throw new Error("a signature without a value");
    paper.add({ ...signer, value });
  }
  return slot.role === "KY_PHAT_HANH" ? papers.map(({ format, paper }) => ({ format, bytes: new Uint8Array(paper.bytes()) })) : [];
}

async function embed(tx: Prisma.TransactionClient, now: Date, actor: BatchActor, records: readonly Whole[]): Promise<Step> {
  const ids = records.map(({ slot }) => slot.id);
  const signed = await tx.slot.updateManyAndReturn({ where: { id: { in: ids }, signedAt: null, unit: { status: "SIGNING" } }, data: { signedAt: now }, select: { id: true } });
  const ours = new Set(signed.map(({ id }) => id));
  const mine = records.filter(({ slot }) => ours.has(slot.id));
  if (mine.length > 0) await write(tx, now, actor, mine);
  const others = mine.length === records.length ? [] : await tx.slot.findMany({ where: { id: { in: ids.filter((id) => !ours.has(id)) }, signedAt: { not: null } }, select: { id: true } });
  const done = new Set([...ours, ...others.map(({ id }) => id)]);
  const over = records.filter(({ slot }) => done.has(slot.id)).map(({ item }) => item);
  await tx.batchItem.updateMany({ where: { id: { in: over.map(({ id }) => id) }, state: "WAITING" }, data: { state: "DONE", doneAt: now } });
  // Neither signed by us nor by anybody: the unit was withdrawn meanwhile. Reading it again says so.
  return { records: [...mine], ended: [], moved: records.filter(({ slot }) => !done.has(slot.id)).map(({ item }) => item) };
}

async function write(tx: Prisma.TransactionClient, now: Date, actor: BatchActor, records: readonly Whole[]) {
  await tx.signature.updateMany({ where: { slotId: { in: records.map(({ slot }) => slot.id) }, state: "SIGNED" }, data: { state: "EMBEDDED" } });
  await tx.transcriptEvent.createMany({
    data: records.map(({ unit, slot, item, papers }) => ({
      at: now,
      accountId: actor.accountId,
      actorName: actor.name,
      action: `unit.sign.${slot.key}`,
      entity: "unit",
      entityId: unit.id,
      pupilId: unit.pupilId,
      after: { batch: item.batchId, formats: papers.map((paper) => paper.format) },
    })),
  });
  const issued = records.filter(({ slot }) => slot.role === "KY_PHAT_HANH");
  if (issued.length > 0) await issueUnits(tx, now, actor, issued);
}

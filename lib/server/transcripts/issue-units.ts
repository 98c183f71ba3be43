import "server-only";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { BatchActor } from "../ceremonies/record-at-work";
import type { Prisma } from "../db/client/client";
import type { FileFormat } from "../db/client/enums";
import type { UnitForSigning } from "./unit-for-signing";

export type IssuedFile = { format: FileFormat; bytes: Uint8Array<ArrayBuffer> };
export type IssuedUnit = { unit: UnitForSigning; files: readonly IssuedFile[] };

/**
 * Issues units whose last signature has just been added, in the order given: the two files of each become revision 1, the register
 * gives the next numbers of the year, each family's first confirmation code is opened. Runs inside the transaction of those signatures.
 *
 * Throws: Error when one of them is not being signed; then none is issued.
 * Source: QĐ 1789, Đ.20.5d, 21.3.
 */
export async function issueUnits(tx: Prisma.TransactionClient, now: Date, actor: BatchActor, issued: readonly IssuedUnit[]): Promise<void> {
  const ids = issued.map(({ unit }) => unit.id);
  const moved = await tx.unit.updateMany({ where: { id: { in: ids }, status: "SIGNING" }, data: { status: "ISSUED", version: { increment: 1 } } });
  if (moved.count !== ids.length) throw new Error(`of ${ids.length} units, ${moved.count} are being signed`);
  await tx.fileRevision.createMany({
    data: issued.flatMap(({ unit, files }) => files.map(({ format, bytes }) => ({ unitId: unit.id, format, revision: 1, bytes, digest: new Uint8Array(nodeSha256(bytes)), createdAt: now }))),
  });
  await tx.confirmationCode.createMany({ data: ids.map((unitId) => ({ unitId, edition: 1, renewedAt: now })) });
  await tx.evidenceState.createMany({ data: ids.map((unitId) => ({ unitId, nextTryAt: now, updatedAt: now })) }); // work for later: the worker finds it
  const replaced = issued.flatMap(({ unit }) => unit.replacesId ?? []);
  if (replaced.length > 0) await tx.unit.updateMany({ where: { id: { in: replaced }, status: "REVOKED" }, data: { status: "REPLACED" } });
  for (const startYear of [...new Set(issued.map(({ unit }) => unit.startYear))].sort()) {
    await register(tx, now, actor, { startYear, units: issued.map(({ unit }) => unit).filter((unit) => unit.startYear === startYear) });
  }
}

/** Last in the transaction: from here to its end every other seal of that year waits. */
async function register(tx: Prisma.TransactionClient, now: Date, actor: BatchActor, { startYear, units }: { startYear: number; units: readonly UnitForSigning[] }) {
  const last = await takeNumbers(tx, startYear, units.length);
  const entries = units.map((unit, index) => ({ unit, number: last - units.length + index + 1 }));
  await tx.issueEntry.createMany({ data: entries.map(({ unit, number }) => ({ unitId: unit.id, startYear, number, issuedAt: now, issuedById: actor.staffId })) });
  await tx.transcriptEvent.createMany({
    data: entries.map(({ unit, number }) => ({
      at: now,
      accountId: actor.accountId,
      actorName: actor.name,
      action: "unit.issue",
      entity: "unit",
      entityId: unit.id,
      pupilId: unit.pupilId,
      before: { status: "SIGNING" },
      after: { status: "ISSUED", number },
    })),
  });
}

/** Gapless: the counter's row is locked until this transaction ends, and numbers that were rolled back are taken again. Returns the last of them. */
async function takeNumbers(tx: Prisma.TransactionClient, startYear: number, count: number): Promise<number> {
  const counter = await tx.issueCounter.upsert({
    where: { startYear },
    create: { startYear, last: count },
    update: { last: { increment: count } },
    select: { last: true },
  });
  return counter.last;
}

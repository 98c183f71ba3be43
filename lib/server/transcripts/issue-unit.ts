import "server-only";
import type { Prisma } from "../db/client/client";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { BatchActor } from "../ceremonies/embed-slot";
import type { SignedPaper } from "../ceremonies/sign-slot";
import type { UnitForSigning } from "./unit-for-signing";

/**
 * Issues a unit whose last signature has just been added: the two files become revision 1, the register gives the next
 * number of the year, the family's first confirmation code is opened. Runs inside the transaction of that signature.
 *
 * Source: QĐ 1789, Đ.20.5d, 21.3.
 */
export async function issueUnit(tx: Prisma.TransactionClient, now: Date, unit: UnitForSigning, papers: readonly SignedPaper[], actor: BatchActor) {
  const issued = await tx.unit.updateMany({ where: { id: unit.id, status: "SIGNING" }, data: { status: "ISSUED", version: { increment: 1 } } });
  if (issued.count !== 1) throw new Error(`unit ${unit.id} is not being signed`);
  for (const { format, paper } of papers) {
    const file = new Uint8Array(paper.bytes());
    await tx.fileRevision.create({
      data: { unitId: unit.id, format, revision: 1, bytes: file, digest: new Uint8Array(nodeSha256(file)), createdAt: now },
    });
  }
  const number = await nextNumber(tx, unit.startYear);
  await tx.issueEntry.create({ data: { unitId: unit.id, startYear: unit.startYear, number, issuedAt: now, issuedById: actor.staffId } });
  await tx.confirmationCode.create({ data: { unitId: unit.id, edition: 1, renewedAt: now } });
  await tx.evidenceState.create({ data: { unitId: unit.id, nextTryAt: now, updatedAt: now } }); // work for later: the worker finds it
  await tx.transcriptEvent.create({
    data: {
      at: now,
      accountId: actor.accountId,
      actorName: actor.name,
      action: "unit.issue",
      entity: "unit",
      entityId: unit.id,
      pupilId: unit.pupilId,
      before: { status: "SIGNING" },
      after: { status: "ISSUED", number },
    },
  });
  if (unit.replacesId) await tx.unit.updateMany({ where: { id: unit.replacesId, status: "REVOKED" }, data: { status: "REPLACED" } });
}

/** Gapless: the counter's row is locked until this transaction ends, and a rolled-back number is taken again. */
async function nextNumber(tx: Prisma.TransactionClient, startYear: number): Promise<number> {
  const counter = await tx.issueCounter.upsert({
    where: { startYear },
    create: { startYear, last: 1 },
    update: { last: { increment: 1 } },
    select: { last: true },
  });
  return counter.last;
}

import "server-only";
import type { PrismaClient } from "../db/client/client";
import { issueUnit } from "../transcripts/issue-unit";
import type { SlotForSigning, UnitForSigning } from "../transcripts/unit-for-signing";
import type { SignedPaper } from "./sign-slot";

/** Who a batch acts for, as its history names them. */
export type BatchActor = { accountId: string; staffId: string; name: string };
export type ItemOfBatch = { id: string; batchId: string };

/**
 * Makes the signatures of a slot part of the unit: one transaction for the signatures, the slot, the item and the event,
 * and for the school's seal also the two files, the number in the register and the end of the unit's making.
 *
 * Returns false when the slot was signed meanwhile: no second effect.
 */
export async function embedSlot(
  db: PrismaClient,
  now: Date,
  work: { unit: UnitForSigning; slot: SlotForSigning; item: ItemOfBatch; papers: readonly SignedPaper[]; actor: BatchActor },
): Promise<boolean> {
  const { unit, slot, item, papers, actor } = work;
  return db.$transaction(async (tx) => {
    const signed = await tx.slot.updateMany({ where: { id: slot.id, signedAt: null, unit: { status: "SIGNING" } }, data: { signedAt: now } });
    if (signed.count === 1) {
      await tx.signature.updateMany({ where: { slotId: slot.id, state: "SIGNED" }, data: { state: "EMBEDDED" } });
      await tx.transcriptEvent.create({
        data: {
          at: now,
          accountId: actor.accountId,
          actorName: actor.name,
          action: `unit.sign.${slot.key}`,
          entity: "unit",
          entityId: unit.id,
          pupilId: unit.pupilId,
          after: { batch: item.batchId, formats: papers.map((paper) => paper.format) },
        },
      });
      if (slot.role === "KY_PHAT_HANH") await issueUnit(tx, now, unit, papers, actor);
    }
    await tx.batchItem.updateMany({ where: { id: item.id, state: "WAITING" }, data: { state: "DONE", doneAt: now } });
    return signed.count === 1;
  });
}

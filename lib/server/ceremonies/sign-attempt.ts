import "server-only";
import type { SignAttempt } from "@/lib/domain/transcript/sign";
import { storedDay } from "@/lib/domain/vietnam-time";
import { loadActor } from "../auth/load-actor";
import type { PrismaClient } from "../db/client/client";
import { AppError } from "../errors";
import type { SlotForSigning, UnitForSigning } from "../transcripts/unit-for-signing";
import type { BatchRun } from "./batch-run";

/** Gathers what decides one signature at the moment it is made: duties, certificate and unit as they are now, not as they were when the batch was made. */
export async function signAttempt(db: PrismaClient, unit: UnitForSigning, slot: SlotForSigning, run: BatchRun, now: Date): Promise<SignAttempt> {
  const [actor, staff, certificate] = await Promise.all([
    loadActor(db, run.actor.accountId, now),
    db.staff.findUniqueOrThrow({ where: { id: run.actor.staffId }, select: { identityNumber: true } }),
    db.certificate.findUniqueOrThrow({
      where: { id: run.signer.certificateId },
      select: { holder: true, staffId: true, status: true, identity: true, notBefore: true, notAfter: true },
    }),
  ]);
  if (!actor) throw new AppError("NOT_YOURS");
  return {
    actor,
    actorIdentity: staff.identityNumber,
    classId: unit.classId,
    unit: { status: unit.status, declaredOn: storedDay(unit.declaredOn) },
    slot,
    slots: unit.slots,
    certificate,
    now,
  };
}

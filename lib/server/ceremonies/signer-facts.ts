import "server-only";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { decideSign, type CertificateForDecision } from "@/lib/domain/transcript/sign";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Actor } from "@/lib/domain/people/actor";
import { loadActor } from "../auth/load-actor";
import type { PrismaClient } from "../db/client/client";
import type { SlotForSigning, UnitForSigning } from "../transcripts/unit-for-signing";
import type { BatchActor } from "./record-at-work";

export type Who = { actor: BatchActor; certificateId: string };

/** What decides about every record of a batch alike. actor: null when the account may no longer work. */
export type SignerFacts = { actor: Actor | null; identity: string; certificate: CertificateForDecision };

/** Duties and certificate as they are now, not as they were when the batch was made. */
export async function loadSignerFacts(db: PrismaClient, { actor, certificateId }: Who, now: Date): Promise<SignerFacts> {
  const [who, staff, certificate] = await Promise.all([
    loadActor(db, actor.accountId, now),
    db.staff.findUniqueOrThrow({ where: { id: actor.staffId }, select: { identityNumber: true } }),
    db.certificate.findUniqueOrThrow({
      where: { id: certificateId },
      select: { holder: true, staffId: true, status: true, identity: true, notBefore: true, notAfter: true },
    }),
  ]);
  return { actor: who, identity: staff.identityNumber, certificate };
}

/** Why this slot may not be signed now, or null. */
export function refuseToSign(facts: SignerFacts, unit: UnitForSigning, slot: SlotForSigning, now: Date): ErrorCode | null {
  if (!facts.actor) return "NOT_YOURS";
  const decision = decideSign({
    actor: facts.actor,
    actorIdentity: facts.identity,
    classId: unit.classId,
    unit: { status: unit.status, declaredOn: storedDay(unit.declaredOn) },
    slot,
    slots: unit.slots,
    certificate: facts.certificate,
    now,
  });
  return decision.ok ? null : decision.reason;
}

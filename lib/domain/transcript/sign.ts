import type { CertificateState } from "./certificate-words";
import { decide, type Action } from "../people/permissions";
import type { Actor } from "../people/actor";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import { vietnamDay, type Day } from "../vietnam-time";
import type { UnitStatus } from "./unit-life";
import { mustBeApproved, SIGN_ACTIONS, type SlotRole } from "./document-kinds";

export type SlotForDecision = {
  id: string;
  role: SlotRole;
  stage: number;
  staffId: string | null; // who must sign; null: whoever keeps the seal
  signerIdentity: string; // CCCD, or MST of the school
  signedAt: Date | null;
};

export type CertificateForDecision = {
  holder: "PERSON" | "SCHOOL";
  staffId: string | null;
  status: CertificateState;
  identity: string; // CCCD or MST inside the certificate
  notBefore: Date;
  notAfter: Date;
};

/** Everything that decides whether one slot may be signed now. */
export type SignAttempt = {
  actor: Actor;
  actorIdentity: string; // CCCD of the account's person
  classId: string;
  unit: { status: UnitStatus; declaredOn: Day };
  slot: SlotForDecision;
  slots: readonly SlotForDecision[]; // all of the unit
  certificate: CertificateForDecision;
  now: Date;
};

/** The right that a kind of slot asks for. */
export const actionOfRole = (role: SlotRole): Action => SIGN_ACTIONS[role];

/**
 * May this slot be signed by this person with this certificate now?
 * The order of the answers is the order in which a person can do something about them.
 *
 * Source: QĐ 1789, Đ.8.1, 20.3, 20.5; CV 2088, III.2; docs/decisions/043-who-may-sign-a-slot.md.
 */
export function decideSign(attempt: SignAttempt): Result<true, ErrorCode> {
  const { actor, unit, slot, classId } = attempt;
  if (unit.status !== "SIGNING") return no("UNIT_NOT_SIGNING");
  if (slot.signedAt !== null) return no("SLOT_SIGNED");
  const right = decide(actor, actionOfRole(slot.role), { classId });
  if (!right.ok) return right;
  if (!isSlotOf(slot, actor)) return no("SLOT_OF_ANOTHER");
  if (!isStageOpen(slot, attempt.slots)) return no("SIGN_EARLIER_FIRST");
  const refusal = refuseCertificate(attempt) ?? refuseDate(attempt);
  return refusal ? no(refusal) : yes(true);
}

/** Whose slot it is: the named person's; the school's belongs to everyone who may seal. */
const isSlotOf = (slot: Pick<SlotForDecision, "role" | "staffId">, actor: Actor) =>
  slot.role === "KY_PHAT_HANH" || (slot.staffId !== null && slot.staffId === actor.staffId);

/** Slots of a stage open when every slot of an earlier stage is signed; those of one stage wait for nobody. */
export const isStageOpen = (slot: Pick<SlotForDecision, "stage">, slots: readonly Pick<SlotForDecision, "stage" | "signedAt">[]) =>
  slots.every((other) => other.stage >= slot.stage || other.signedAt !== null);

function refuseCertificate({ actor, actorIdentity, slot, certificate, now }: SignAttempt): ErrorCode | null {
  const school = slot.role === "KY_PHAT_HANH";
  if (certificate.holder !== (school ? "SCHOOL" : "PERSON")) return school ? "CERTIFICATE_NOT_SCHOOLS" : "CERTIFICATE_NOT_PERSONAL";
  if (certificate.identity !== slot.signerIdentity) return "CERTIFICATE_OF_ANOTHER";
  if (!school && (certificate.staffId !== actor.staffId || certificate.identity !== actorIdentity)) return "CERTIFICATE_OF_ANOTHER";
  if (certificate.status === "REVOKED") return "CERTIFICATE_REVOKED";
  if (mustBeApproved(slot.role) && certificate.status !== "APPROVED") return "CERTIFICATE_NOT_APPROVED";
  if (now < certificate.notBefore) return "CERTIFICATE_NOT_YET_VALID";
  if (now > certificate.notAfter) return "CERTIFICATE_EXPIRED";
  return null;
}

/** The seal cannot predate the day that the document itself declares as its issue. */
const refuseDate = ({ slot, unit, now }: SignAttempt): ErrorCode | null =>
  slot.role === "KY_PHAT_HANH" && vietnamDay(now) < unit.declaredOn ? "SEAL_BEFORE_DECLARED_DAY" : null;

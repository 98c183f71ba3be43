import type { Finding } from "@/lib/domain/verification/checks";
import type { Slot } from "./slots";
import type { Instant, TranscriptData } from "./transcript-data";

type Signed = { slot: string; signingTime: Instant };

const passed = (check: Finding["check"]): readonly Finding[] => [{ check, outcome: "PASSED" }];
const orPassed = (check: Finding["check"], findings: readonly Finding[]) => (findings.length > 0 ? findings : passed(check));

/**
 * Exactly the required signers: each slot of the kind filled once, and no other.
 *
 * Source: QĐ 1789, Đ.20.5; settled rule on required signers (docs/decisions/023).
 */
export function checkSigners(slots: readonly Slot[], signatures: readonly Signed[]): readonly Finding[] {
  const keys = signatures.map(({ slot }) => slot);
  const missing = slots.filter(({ key }) => !keys.includes(key)).map(({ key }) => fault("SLOT_MISSING", key));
  const unexpected = keys.filter((key, index) => keys.indexOf(key) !== index || !slots.some((slot) => slot.key === key));
  return orPassed("SIGNERS_COMPLETE", [...missing, ...unexpected.map((key) => fault("SLOT_UNEXPECTED", key))]);
}

const fault = (code: "SLOT_MISSING" | "SLOT_UNEXPECTED", about: string): Finding => ({
  check: "SIGNERS_COMPLETE",
  outcome: "FAILED",
  detail: { code, about },
});

/**
 * Each stage signed no earlier than the one before, the seal not before the declared day, nothing in the future.
 *
 * Time: signing times are those inside the signatures, compared as instants; the declared day is a day in Vietnam.
 * Source: QĐ 1789, Đ.20.5; CV 2088 III.2 (steps 4 to 7).
 */
export function checkOrder(data: TranscriptData, slots: readonly Slot[], signatures: readonly Signed[], now: Date): readonly Finding[] {
  const findings = slots.flatMap((slot) => {
    const own = timeOf(slot.key, signatures);
    if (own === null) return [];
    const before = slots.filter((other) => other.stage < slot.stage && (timeOf(other.key, signatures) ?? own) > own);
    const tooEarly = before.length > 0 ? [disorder("SIGNED_TOO_EARLY", slot.key)] : [];
    const future = own > now.getTime() ? [disorder("SIGNED_IN_FUTURE", slot.key)] : [];
    const early = slot.role === "KY_PHAT_HANH" && own < dayStart(data.declaredOn) ? [disorder("SEAL_BEFORE_DECLARED_DATE", slot.key)] : [];
    return [...tooEarly, ...future, ...early];
  });
  return orPassed("SIGNING_ORDER", findings);
}

const disorder = (code: "SIGNED_TOO_EARLY" | "SIGNED_IN_FUTURE" | "SEAL_BEFORE_DECLARED_DATE", about: string): Finding => ({
  check: "SIGNING_ORDER",
  outcome: "FAILED",
  detail: { code, about },
});

function timeOf(slot: string, signatures: readonly Signed[]): number | null {
  const signature = signatures.find((candidate) => candidate.slot === slot);
  return signature === undefined ? null : Date.parse(signature.signingTime);
}

const dayStart = (day: string) => Date.parse(`${day}T00:00:00+07:00`);

const HEAD_TITLE = /^(HIỆU TRƯỞNG|KT\. HIỆU TRƯỞNG\s*\/?\s*PHÓ HIỆU TRƯỞNG)$/u;

/**
 * Whether this certificate may fill this slot: the identity number in the certificate is the one the record names for it, and
 * leadership signs as the head or, by delegation, in the head's place.
 *
 * Source: QĐ 1789, Đ.8, Đ.20.3, 20.5c; NĐ 30/2020, Đ.13 ("KT.").
 */
export function checkEntitled(data: TranscriptData, slot: Slot, identity: { kind: string; number: string } | null): Finding {
  const entitled = { check: "ENTITLED", subject: slot.key } as const;
  if (identity === null) return { ...entitled, outcome: "FAILED", detail: { code: "NO_IDENTITY" } };
  if (identity.kind !== slot.identity.kind || identity.number !== slot.identity.number) {
    return { ...entitled, outcome: "FAILED", detail: { code: "OTHER_PERSON", about: `${identity.kind}:${identity.number}` } };
  }
  if (slot.role === "CBQL" && !HEAD_TITLE.test(data.head.title.toLocaleUpperCase("vi"))) {
    return { ...entitled, outcome: "FAILED", detail: { code: "TITLE_NOT_DECLARED", about: data.head.title } };
  }
  return { ...entitled, outcome: "PASSED" };
}

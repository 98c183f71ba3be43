import type { EvidenceLevel } from "../verification/evidence-level";

/** A file's evidence: how far it has come, and whether its last time-stamp is about to weaken. */
export type EvidenceSituation = { format: "PDF" | "XML"; level: EvidenceLevel; isDue: boolean };

/** What could be had just now: a time-stamp, and all that the signers, their authorities and the time-stamps are judged by. */
export type AtHand = { timeStamp: boolean; validation: boolean };

/** What to write next: validation data, a time-stamp over them, or both, and what the file has reached then. */
export type EvidenceStep = { store: boolean; timeStamp: boolean; to: EvidenceLevel };

/**
 * The next step of a file's evidence. Null: nothing further can be written now, or nothing is needed.
 *
 * A level is never lowered. A time-stamp alone is taken at once, since it is the time that cannot be had later; data alone serve a PDF
 * that is time-stamped already; beside an XML they go in only with a time-stamp over them.
 * Source: ETSI EN 319 142-1 §6.3 (order of the parts); RFC 4998 §5 (renewal); docs/decisions/146.
 */
export function nextEvidenceStep({ format, level, isDue }: EvidenceSituation, { timeStamp, validation }: AtHand): EvidenceStep | null {
  if (level === "B_LTA") return isDue && timeStamp ? { store: validation, timeStamp: true, to: "B_LTA" } : null;
  if (timeStamp && (validation || level === "B_LT")) return { store: validation, timeStamp: true, to: "B_LTA" };
  if (timeStamp && (level === "B_B" || isDue)) return { store: false, timeStamp: true, to: "B_T" };
  return validation && level === "B_T" && format === "PDF" ? { store: true, timeStamp: false, to: "B_LT" } : null;
}

const MINUTE = 60_000;
const LONGEST_WAIT = 60; // minutes: after an outage everything is complete within the hour
const PATIENCE = 24; // tries: what still fails then waits for a person or for better days
const DAILY = 24 * 60;

/** When a unit is tried again. tries: how many were in vain, this one among them. */
export function nextEvidenceTry(now: Date, tries: number): Date {
  const minutes = tries > PATIENCE ? DAILY : Math.min(2 ** Math.min(tries - 1, 10), LONGEST_WAIT);
  return new Date(now.getTime() + minutes * MINUTE);
}

const DAY = 24 * 60 * MINUTE;

/**
 * When a time-stamp must be followed by another: so long before its authority's certificate ends, and not sooner than half its life.
 *
 * Unit: margin in days. Source: ETSI EN 319 142-1 §5.5; RFC 4998 §5.2.
 */
export function renewEvidenceBy(last: { at: Date; ends: Date }, marginDays: number): Date {
  const life = last.ends.getTime() - last.at.getTime();
  return new Date(last.ends.getTime() - Math.min(marginDays * DAY, life / 2));
}

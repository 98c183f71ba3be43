/**
 * What can be proved of a file's signatures in the long run, from the least.
 *
 * B_B: the signatures alone. B_T: a trusted time-stamp shows that they existed. B_LT: and the file carries what they are validated by.
 * B_LTA: and a time-stamp covers that too.
 * Source: ETSI EN 319 142-1 §6; EN 319 122-1 §6.
 */
export const EVIDENCE_LEVELS = ["B_B", "B_T", "B_LT", "B_LTA"] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** Whether one level proves less than another. */
export const isLower = (one: EvidenceLevel, other: EvidenceLevel): boolean => EVIDENCE_LEVELS.indexOf(one) < EVIDENCE_LEVELS.indexOf(other);

/** The lesser of two: what a unit of two files has reached. */
export const lowerOf = (one: EvidenceLevel, other: EvidenceLevel): EvidenceLevel => (isLower(other, one) ? other : one);

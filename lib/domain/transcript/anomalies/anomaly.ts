import type { YearStanding } from "../../assessment/levels";
import type { TranscriptData } from "@/lib/documents/transcript-data";

/** What a signer should look at before signing, the gravest first. Nothing here keeps anything from being signed. */
export const ANOMALY_KINDS = ["UNKNOWN_CIRCULAR", "FAR_FROM_LAST_YEAR", "OTHER_NAME", "LEVEL_AND_MARK", "COMPARISON", "ALIKE", "BY_ANOTHER", "LATE_DUTY", "MISSING_COMMENT"] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** LOOK: something may be wrong. NOTE: worth knowing, and often as it should be. */
export type Severity = "LOOK" | "NOTE";

/** One thing of one class: what was found, why it is told, and in which records. */
export type Anomaly = { kind: AnomalyKind; severity: Severity; classId: string; className: string; what: string; why: string; records: readonly AnomalousRecord[] };
export type AnomalousRecord = { unitId: string; fullName: string; detail: string };

/** A record as the signer is about to confirm it. lastYear: what the unit of the school year just before says, when there is one. */
export type ShownRecord = { unitId: string; classId: string; className: string; fullName: string; data: TranscriptData; lastYear: LastYear | null };
export type LastYear = { yearLabel: string; result: YearStanding };

/** What of a record somebody signs: the own subjects, by the key of the slot, or all of it. */
export type Seen = { slot: string } | "WHOLE";

/** The lines of the marks table that somebody signs. */
export const entriesSeen = ({ subjects }: TranscriptData, seen: Seen) => (seen === "WHOLE" ? subjects : subjects.filter(({ slot }) => slot === seen.slot));

/** How many pupils a list of places is about. */
export const pupilsIn = (records: readonly AnomalousRecord[]): number => new Set(records.map(({ unitId }) => unitId)).size;

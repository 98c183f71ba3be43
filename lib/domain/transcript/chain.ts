import type { Grade } from "../assessment/periods";

/** A unit's place in the chain of years. `previous`: the last issued unit of the pupil before this year. */
export type Link = { grade: Grade; startYear: number; previous: { startYear: number } | null };

/** Whether the chain of years has a hole before this unit: no unit of the year just before, though there should be one. */
export const hasGap = ({ grade, startYear, previous }: Link): boolean =>
  previous === null ? grade > 1 : previous.startYear !== startYear - 1;

/**
 * What a unit says when the chain has a hole before it: the given explanation, else what is known for certain.
 * Returns null when there is no hole. A pupil who repeats a grade has two units and no hole.
 *
 * Source: plan of the school, III.3.3; traps A9.
 */
export function gapReason(link: Link, given?: string): string | null {
  if (!hasGap(link)) return null;
  if (given?.trim()) return given.trim();
  if (link.previous === null) return "Chưa có học bạ số của các năm học trước.";
  return `Không có học bạ số từ năm học ${label(link.previous.startYear + 1)} đến năm học ${label(link.startYear - 1)}.`;
}

const label = (startYear: number) => `${startYear}-${startYear + 1}`;

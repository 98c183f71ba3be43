import type { Actor } from "../people/actor";
import { decide } from "../people/permissions";
import { no, yes, type Result } from "../result";
import type { ErrorCode } from "../refusal-words";

/** What the school hands over of a pupil who has left: the result to that day, to be signed on paper, and the package with the earlier years. */
export const DEPARTURE_PAPERS = { result: "departure.print", package: "departure.hand-over" } as const;
export type DeparturePaper = keyof typeof DEPARTURE_PAPERS;

/** `stands`: the head decided it, it was not taken back, and the pupil has not come back since. */
export type Departure = { classId: string; stands: boolean };

/**
 * May this paper of a pupil who has left be had? Before the head decided there is no day to which a result could be given, and of
 * who is here again it would tell what was overtaken.
 *
 * Source: QĐ 1789, Đ.5.3c, 22, 34; docs/decisions/172-what-a-leaver-is-given.md.
 */
export function decideDeparturePaper(actor: Actor, paper: DeparturePaper, { classId, stands }: Departure): Result<true, ErrorCode> {
  const right = decide(actor, DEPARTURE_PAPERS[paper], { classId });
  if (!right.ok) return right;
  return stands ? yes(true) : no("DEPARTURE_NOT_NOW");
}

/** How a departure is named in titles and files. */
export const DEPARTURE_WORDS = {
  TRANSFERRED: { until: "đến ngày chuyển trường", file: "chuyen-truong", title: "CHUYỂN TRƯỜNG" },
  LEFT: { until: "đến ngày thôi học", file: "thoi-hoc", title: "THÔI HỌC" },
} as const;
export type DepartureKind = keyof typeof DEPARTURE_WORDS;

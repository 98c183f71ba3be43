import type { Grade } from "../assessment/periods";
import type { Actor } from "../people/actor";
import { decide, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { Day } from "../vietnam-time";
import type { HandoverStatus } from "./handover";
import type { SheetStatus } from "./sheet-status";

/**
 * How the results of a class were accepted: when, who was present (the receiving teacher; in grade 5 a teacher of the secondary
 * school), of how many pupils the year-end papers were held against the sheet, and what was found.
 */
export type Acceptance = { heldOn: Day; present: string; compared: number; finding: string };

type Attempt = { actor: Actor; target: Target; sheet: SheetStatus; handover: HandoverStatus; pupils: number; today: Day } & Pick<Acceptance, "heldOn" | "compared">;

/**
 * May the school's leadership record this acceptance? Once the class's year is approved, and until its teacher has signed the
 * hand-over that rests on it.
 *
 * Source: TT 27/2020, Đ.12.1, 12.2 (hiệu trưởng chỉ đạo nghiệm thu), 15.3; docs/decisions/179-acceptance-before-the-hand-over.md.
 */
export function decideAcceptance({ actor, target, sheet, handover, pupils, today, heldOn, compared }: Attempt): Result<true, ErrorCode> {
  const right = decide(actor, "handover.accept", target);
  if (!right.ok) return right;
  if (sheet !== "APPROVED") return no("HANDOVER_BEFORE_APPROVAL");
  if (handover !== "DRAFT") return no("HANDOVER_STATE");
  if (heldOn > today) return no("ACCEPTANCE_DATE");
  return compared <= pupils ? yes(true) : no("ACCEPTANCE_COUNT");
}

/** What is asked about who was present. Source: TT 27/2020, Đ.12.2. */
export const presentHint = (grade: Grade): string =>
  grade === 5
    ? "Gồm giáo viên trung học cơ sở tham gia coi, chấm bài kiểm tra: họ tên, trường (TT 27/2020, Điều 12 khoản 2b)"
    : "Ví dụ: phó hiệu trưởng, tổ trưởng, giáo viên nhận lớp năm học tiếp theo (TT 27/2020, Điều 12 khoản 2a)";

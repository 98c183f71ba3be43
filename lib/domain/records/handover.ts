import type { Grade } from "../assessment/periods";
import type { Actor } from "../people/actor";
import { decide, type Action, type Target } from "../people/permissions";
import type { ErrorCode } from "../refusal-words";
import { no, yes, type Result } from "../result";
import type { SheetStatus } from "./sheet-status";

export const HANDOVER_STATUSES = ["DRAFT", "GIVEN", "RECEIVED"] as const;
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];

export const HANDOVER_STATUS_WORDS = {
  DRAFT: "Đang lập biên bản",
  GIVEN: "Bên giao đã ký, chờ bên nhận",
  RECEIVED: "Đã bàn giao",
} as const satisfies Record<HandoverStatus, string>;

type Step = { from: HandoverStatus; to: HandoverStatus; by: "GIVER" | "RECEIVER"; whole?: true; source: string };

/**
 * The minutes of a hand-over, as a table: written and confirmed by the class's teacher once its results are accepted, then received, or sent back, by next
 * year's teacher; grade 5 is received by the school.
 *
 * Source: TT 27/2020, Đ.12.2, 16.1a.
 */
export const HANDOVER_WORKFLOW = {
  write: { from: "DRAFT", to: "DRAFT", by: "GIVER", source: "TT 27/2020, Đ.12.2a" },
  give: { from: "DRAFT", to: "GIVEN", by: "GIVER", whole: true, source: "TT 27/2020, Đ.12.2a" },
  return: { from: "GIVEN", to: "DRAFT", by: "RECEIVER", source: "TT 27/2020, Đ.12.1" },
  receive: { from: "GIVEN", to: "RECEIVED", by: "RECEIVER", source: "TT 27/2020, Đ.12.2" },
} as const satisfies Record<string, Step>;

export type HandoverAction = keyof typeof HANDOVER_WORKFLOW;
export const HANDOVER_ACTIONS = Object.keys(HANDOVER_WORKFLOW) as HandoverAction[];

export type HandoverAttempt = {
  actor: Actor;
  target: Target; // the class, vacant when nobody keeps it; ownerStaffId: who receives
  grade: Grade;
  status: HandoverStatus;
  sheet: SheetStatus; // of the year's end
  receiver: string | null; // staff
  accepted: boolean; // the leadership has recorded how the results were accepted
  strengths: string;
  limits: string;
};

/** May this step be taken, and where does it lead? */
export function decideHandover(action: HandoverAction, { actor, target, grade, status, sheet, receiver, accepted, strengths, limits }: HandoverAttempt): Result<HandoverStatus, ErrorCode> {
  const step: Step = HANDOVER_WORKFLOW[action];
  const right = decide(actor, rightOf(step.by, grade), target);
  if (!right.ok) return right;
  if (step.from !== status) return no("HANDOVER_STATE");
  if (!step.whole) return yes(step.to);
  if (sheet !== "APPROVED") return no("HANDOVER_BEFORE_APPROVAL");
  if (!accepted) return no("HANDOVER_NOT_ACCEPTED");
  if (grade < 5 && receiver === null) return no("HANDOVER_NOBODY");
  if (!strengths.trim() || !limits.trim()) return no("HANDOVER_EMPTY");
  return yes(keepsOn(actor, grade, receiver) ? "RECEIVED" : step.to);
}

/** Whether the teacher who hands over keeps the class next year: then his one confirmation is both. Source: TT 27/2020, Đ.12.2a; docs/decisions/165-who-keeps-the-class.md. */
const keepsOn = ({ staffId }: Pick<Actor, "staffId">, grade: Grade, receiver: string | null): boolean => grade < 5 && staffId !== null && staffId === receiver;

/**
 * What keeps the minutes on a page from being signed, the first thing to mend. `unsaved`: what stands in the form is not what was saved,
 * and only what was saved is signed.
 */
export function handoverObstacle({ sheet, accepted, grade, toId, strengths, limits, unsaved }: { sheet: SheetStatus; accepted: boolean; grade: Grade; toId: string | null; strengths: string; limits: string; unsaved: boolean }): ErrorCode | null {
  if (unsaved) return "HANDOVER_UNSAVED";
  if (sheet !== "APPROVED") return "HANDOVER_BEFORE_APPROVAL";
  if (!accepted) return "HANDOVER_NOT_ACCEPTED";
  if (grade < 5 && toId === null) return "HANDOVER_NOBODY";
  return strengths.trim() && limits.trim() ? null : "HANDOVER_EMPTY";
}

const LACKING: readonly ErrorCode[] = ["HANDOVER_NOBODY", "HANDOVER_BEFORE_APPROVAL", "HANDOVER_NOT_ACCEPTED"];

/**
 * The steps to offer a person. A step that only lacks something on the paper (the approval, the acceptance, the receiver, the words) is offered:
 * the page says what is missing.
 */
export const handoverSteps = (attempt: Omit<HandoverAttempt, "strengths" | "limits">): HandoverAction[] =>
  HANDOVER_ACTIONS.filter((action) => {
    const decision = decideHandover(action, { ...attempt, strengths: "…", limits: "…" });
    return decision.ok || LACKING.includes(decision.reason);
  });

/** Grade 5 goes to the school: its papers are completed and handed to the head or the academic clerk. Source: TT 27/2020, Đ.12.2b. */
function rightOf(by: Step["by"], grade: Grade): Action {
  if (by === "GIVER") return "handover.give";
  return grade === 5 ? "handover.receive-for-school" : "handover.receive";
}

/** What is handed over with a class, as a first wording. Source: TT 27/2020, Đ.10.2, 12.2a. */
export const HANDED_OVER = "Học bạ số của học sinh; bảng tổng hợp kết quả đánh giá giáo dục của lớp (bốn thời điểm).";

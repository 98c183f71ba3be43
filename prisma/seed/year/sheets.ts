import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { isShared, type MadeClass } from "../classes";
import type { Teaching } from "../duties";
import type { StaffRoom } from "../people/staff";
import type { YearEndState } from "../plan";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import type { Timeline } from "./timeline";

type PartStatus = "DRAFT" | "SUBMITTED" | "RETURNED" | "ACCEPTED";
type Sheet = Pick<SchoolRows, "class_sheet" | "subject_sheet">;

const SHEET_STATUS = { EMPTY: "OPEN", DRAFT: "OPEN", SUBMITTED: "OPEN", MIXED: "OPEN", ACCEPTED: "OPEN", CERTIFIED: "CERTIFIED", APPROVED: "APPROVED" } as const;
const PART_STATUS = { EMPTY: "DRAFT", DRAFT: "DRAFT", SUBMITTED: "SUBMITTED", ACCEPTED: "ACCEPTED", CERTIFIED: "ACCEPTED", APPROVED: "ACCEPTED" } as const satisfies Record<
  Exclude<YearEndState, "MIXED">, PartStatus
>;
const MIXED: readonly PartStatus[] = ["ACCEPTED", "SUBMITTED", "RETURNED", "SUBMITTED", "DRAFT"];
const RETURN_NOTE = "Hai bạn có mức T nhưng nhận xét còn nêu hạn chế, thầy cô xem lại giúp.";

/** The class's sheet of a period with its parts, as far as the timeline says. */
export function makeSheet(schoolClass: MadeClass, period: Period, timeline: Timeline, by: { random: Random; at: number; teaching: Teaching; room: StaffRoom }): Sheet {
  const { random, at, teaching, room } = by;
  const status = SHEET_STATUS[timeline.state];
  const certified = status !== "OPEN";
  const approved = status === "APPROVED";
  const sheet = {
    id: random.uuid(at), classId: schoolClass.id, period, status,
    certifiedById: certified ? teaching.homeroom(schoolClass).id : null, certifiedAt: certified ? timeline.certifiedAt : null,
    approvedById: approved ? room.head.id : null, approvedAt: approved ? timeline.approvedAt : null,
  };
  const parts = partsOf(schoolClass, period).map(({ subjectCode, groupId, inSecondGroup }, index) => {
    const part = timeline.state === "MIXED" ? (MIXED[index % MIXED.length] ?? "DRAFT") : PART_STATUS[timeline.state];
    const submitted = part !== "DRAFT";
    return {
      id: random.uuid(at), sheetId: sheet.id, subjectCode, groupId, status: part,
      submittedById: submitted ? teaching.teacher(schoolClass, subjectCode, period, inSecondGroup).id : null,
      submittedAt: submitted ? timeline.submittedAt : null,
      note: part === "RETURNED" ? RETURN_NOTE : null,
    };
  });
  return { class_sheet: [sheet], subject_sheet: parts };
}

type Part = { subjectCode: SubjectCode; groupId: string | null; inSecondGroup: boolean };

/** One part a subject; two where groups share it. */
function partsOf(schoolClass: MadeClass, period: Period): Part[] {
  return [...schoolClass.subjects, ...schoolClass.chosen].flatMap((subjectCode): Part[] => {
    if (!isShared(schoolClass, subjectCode, period) || !schoolClass.groups) return [{ subjectCode, groupId: null, inSecondGroup: false }];
    const { first, second } = schoolClass.groups;
    return [{ subjectCode, groupId: first, inSecondGroup: false }, { subjectCode, groupId: second, inSecondGroup: true }];
  });
}

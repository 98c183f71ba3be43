import type { Prisma } from "@/lib/server/db/client/client";

type Row<Input extends { id?: string }> = Input & { id: string };

/** Rows of the tracking book, table by table, in an order in which they can be inserted. Every row has its id already. */
export type SchoolRows = {
  school: Row<Prisma.SchoolCreateManyInput>[];
  school_year: Row<Prisma.SchoolYearCreateManyInput>[];
  grade_calendar: Prisma.GradeCalendarCreateManyInput[];
  entry_window: Prisma.EntryWindowCreateManyInput[];
  staff: Row<Prisma.StaffCreateManyInput>[];
  school_class: Row<Prisma.SchoolClassCreateManyInput>[];
  class_subject: Prisma.ClassSubjectCreateManyInput[];
  pupil: Row<Prisma.PupilCreateManyInput>[];
  admission: Row<Prisma.AdmissionCreateManyInput>[];
  enrolment: Row<Prisma.EnrolmentCreateManyInput>[];
  pupil_move: Row<Prisma.PupilMoveCreateManyInput>[];
  guardian: Row<Prisma.GuardianCreateManyInput>[];
  guardianship: Row<Prisma.GuardianshipCreateManyInput>[];
  subject_choice: Prisma.SubjectChoiceCreateManyInput[];
  pupil_group: Row<Prisma.PupilGroupCreateManyInput>[];
  pupil_group_member: Prisma.PupilGroupMemberCreateManyInput[];
  duty_assignment: Row<Prisma.DutyAssignmentCreateManyInput>[];
  duty: Row<Prisma.DutyCreateManyInput>[];
  delegation: Row<Prisma.DelegationCreateManyInput>[];
  assessment: Row<Prisma.AssessmentCreateManyInput>[];
  trait_assessment: Row<Prisma.TraitAssessmentCreateManyInput>[];
  homeroom_remark: Row<Prisma.HomeroomRemarkCreateManyInput>[];
  absence: Row<Prisma.AbsenceCreateManyInput>[];
  health_measure: Row<Prisma.HealthMeasureCreateManyInput>[];
  year_outcome: Row<Prisma.YearOutcomeCreateManyInput>[];
  award: Row<Prisma.AwardCreateManyInput>[];
  class_sheet: Row<Prisma.ClassSheetCreateManyInput>[];
  subject_sheet: Row<Prisma.SubjectSheetCreateManyInput>[];
  bank_comment: Row<Prisma.BankCommentCreateManyInput>[];
};

export type TableName = keyof SchoolRows;

export const emptyRows = (): SchoolRows => ({
  school: [], school_year: [], grade_calendar: [], entry_window: [], staff: [], school_class: [], class_subject: [],
  pupil: [], admission: [], enrolment: [], pupil_move: [], guardian: [], guardianship: [], subject_choice: [], pupil_group: [], pupil_group_member: [],
  duty_assignment: [], duty: [], delegation: [], assessment: [], trait_assessment: [], homeroom_remark: [], absence: [], health_measure: [],
  year_outcome: [], award: [], class_sheet: [], subject_sheet: [], bank_comment: [],
});

/** The tables in the order of insertion. */
export const TABLES = Object.keys(emptyRows()) as TableName[];

import type { Period } from "@/lib/domain/assessment/periods";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { Db } from "@/lib/server/context";
import type { SmallSchool } from "./small-school";

/** TV, TO … have a mark at the year's end from grade 3 on; grades 1 and 2 only Tiếng Việt and Toán. TT 27/2020, Đ.7.1b. */
const MARKED_AT_YEAR_END = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"];
const MARKED_IN_GRADES_1_2 = ["TV", "TO"];

/** Every pupil's year end, complete: all subjects T with this mark, all traits T, remarks, heights, two sessions missed. */
export async function fillYearEnd(db: Db, school: SmallSchool, { mark = 9, period = "CN" as Period } = {}) {
  const { yearId, grade, pupils, staff, now } = school;
  const marked = grade <= 2 ? MARKED_IN_GRADES_1_2 : MARKED_AT_YEAR_END;
  const entered = { yearId, enteredById: staff.homeroom, updatedAt: now };
  await db.assessment.createMany({
    data: pupils.flatMap((pupil) =>
      school.subjects.map((subjectCode) => ({
        ...entered,
        pupilId: pupil.id,
        subjectCode,
        period,
        level: "T" as const,
        mark: marked.includes(subjectCode) ? mark : null,
        comment: "Em nắm vững kiến thức, vận dụng tốt.",
      })),
    ),
  });
  await db.traitAssessment.createMany({
    data: pupils.flatMap((pupil) => traitsOf(grade).map(({ code }) => ({ ...entered, pupilId: pupil.id, period, traitCode: code, level: "T" as const }))),
  });
  await db.homeroomRemark.createMany({
    data: pupils.flatMap((pupil) =>
      (["QUALITIES", "GENERAL_COMPETENCES", "SPECIFIC_COMPETENCES", "OVERALL"] as const).map((kind) => ({
        ...entered, pupilId: pupil.id, period, kind, text: "Em chăm ngoan, biết giúp đỡ bạn.",
      })),
    ),
  });
  await db.healthMeasure.createMany({
    data: pupils.flatMap((pupil) => [1, 2].map((term) => ({ ...entered, pupilId: pupil.id, term, heightCm: 131 + term, weightKg: 28.5 + term }))),
  });
  await db.absence.createMany({
    data: pupils.flatMap((pupil) =>
      (["MORNING", "AFTERNOON"] as const).map((session) => ({
        yearId, pupilId: pupil.id, date: new Date("2025-11-12"), session, withLeave: true, recordedById: staff.homeroom, recordedAt: now,
      })),
    ),
  });
}

/**
 * The class's year end as leadership leaves it: complete, every part accepted, certified, approved, results confirmed.
 * marks 9 or 10 give "Hoàn thành xuất sắc". Reviewed by the school, unless told otherwise.
 */
export async function approveYearEnd(db: Db, school: SmallSchool, { reviewed = true } = {}) {
  const { classId, yearId, pupils, staff, grade, now } = school;
  await fillYearEnd(db, school);
  await db.subjectSheet.updateMany({
    where: { sheet: { classId, period: "CN" } },
    data: { status: "ACCEPTED", submittedById: staff.homeroom, submittedAt: now, version: { increment: 1 } },
  });
  await db.classSheet.update({
    where: { classId_period: { classId, period: "CN" } },
    data: { status: "APPROVED", certifiedById: staff.homeroom, certifiedAt: now, approvedById: staff.head, approvedAt: now, version: { increment: 2 } },
  });
  await db.yearOutcome.createMany({
    data: pupils.map((pupil) => ({
      pupilId: pupil.id,
      yearId,
      ruleSet: "TT27/2020",
      result: "EXCELLENT" as const,
      promotion: grade === 5 ? ("PRIMARY_COMPLETED" as const) : ("PROMOTED" as const),
      completion: grade === 5 ? "Hoàn thành chương trình tiểu học." : `Hoàn thành chương trình lớp ${grade}; Được lên lớp ${grade + 1}.`,
      confirmedById: staff.homeroom,
      confirmedAt: now,
    })),
  });
  if (reviewed) await reviewYear(db, school);
}

/** The school's review of the class as it is now: every pupil with a confirmed result. */
export async function reviewYear(db: Db, { classId, yearId, pupils, staff, now }: SmallSchool) {
  const outcomes = await db.yearOutcome.findMany({ where: { yearId, pupilId: { in: pupils.map(({ id }) => id) } } });
  const review = await db.yearReview.create({
    data: { yearId, minutes: "05/BB-XD", heldOn: now, members: "Hội đồng xét duyệt", promotionDecision: "40/QĐ-NTL", decidedOn: now, decidedById: staff.head, decidedAt: now },
  });
  await db.yearReviewPupil.createMany({
    data: outcomes.map(({ pupilId, result, completion }) => ({ reviewId: review.id, pupilId, classId, finding: "CONFIRMED" as const, result, completion })),
  });
}

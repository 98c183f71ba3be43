import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { decide, type Target } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";

/** The pupils of a class today, each as a target: what they learn, in which groups. */
async function targetsOf({ db }: Pick<Ctx, "db">, classId: string, pupilId?: string): Promise<Map<string, { yearId: string; target: Target }>> {
  const found = await db.schoolClass.findUnique({
    where: { id: classId },
    select: {
      yearId: true,
      grade: true,
      subjects: { select: { subjectCode: true } },
      groups: { select: { id: true, members: { where: { leftAt: null }, select: { pupilId: true } } } },
      enrolments: { where: { endedOn: null, ...(pupilId ? { pupilId } : {}) }, select: { pupil: { select: { id: true, subjectChoices: { select: { yearId: true, subjectCode: true, exempt: true, notAssessed: true, droppedAt: true } } } } } },
    },
  });
  if (!found) return new Map();
  const { yearId, grade, subjects, groups, enrolments } = found;
  const taught = subjects.map(({ subjectCode }) => subjectCode);
  return new Map(
    enrolments.map(({ pupil: { id, subjectChoices } }) => {
      // "Không đánh giá" is learnt all the same; "Miễn" is not.
      const choices = subjectChoices.filter((one) => one.yearId === yearId && one.droppedAt === null).map((one) => ({ ...one, exempt: one.exempt && !one.notAssessed }));
      const learns = subjectsFor(grade as Grade, taught, choices).subjects;
      const own = groups.filter(({ members }) => members.some((member) => member.pupilId === id)).map((group) => group.id);
      return [id, { yearId, target: { classId, pupilId: id, learns, groups: own } }];
    }),
  );
}

/** To which pupils of a class this person may send a letter of praise. Source: TT 27/2020, Đ.13.3. */
export async function listOwnPupils(ctx: Ctx, classId: string): Promise<ReadonlySet<string>> {
  const targets = await targetsOf(ctx, classId);
  return new Set([...targets].filter(([, { target }]) => decide(ctx.actor, "year.send-letter", target).ok).map(([id]) => id));
}

/** One pupil of a class as a target, with the class's year; null when he is not in it. */
export async function findPupilTarget(ctx: Ctx, classId: string, pupilId: string): Promise<{ yearId: string; target: Target } | null> {
  return (await targetsOf(ctx, classId, pupilId)).get(pupilId) ?? null;
}

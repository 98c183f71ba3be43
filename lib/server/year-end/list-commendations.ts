import "server-only";
import type { CommendationAction, CommendationState } from "@/lib/domain/records/commendation-workflow";
import { COMMENDATION_ACTIONS, mayStepCommendation } from "@/lib/domain/records/commendation-workflow";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";

/** One proposal to a higher authority as it is shown, with the steps this person may take on it. */
export type CommendationLine = {
  id: string;
  pupilId: string;
  pupil: string;
  className: string;
  achievement: string;
  evidence: string;
  state: CommendationState;
  authority: string | null;
  number: string | null;
  sentOn: string | null;
  answer: string | null;
  answeredOn: string | null;
  note: string | null;
  version: number;
  may: readonly CommendationAction[];
};

/** The proposals of a year, of one class or of the whole school, in the order they were made. The caller has asked whether these may be read. */
export async function listCommendations({ db, actor }: Ctx, where: { yearId: string; classId?: string }): Promise<CommendationLine[]> {
  const rows = await db.commendation.findMany({ where, orderBy: [{ proposedAt: "asc" }, { id: "asc" }], include: { pupil: { select: { fullName: true } }, class: { select: { name: true } } } });
  return rows.map(({ id, pupilId, classId, achievement, evidence, state, authority, number, sentOn, answer, answeredOn, note, version, ...row }) => ({
    ...{ id, pupilId, achievement, evidence, state, authority, number, answer, note, version },
    pupil: row.pupil.fullName,
    className: row.class.name,
    sentOn: sentOn && storedDay(sentOn),
    answeredOn: answeredOn && storedDay(answeredOn),
    may: COMMENDATION_ACTIONS.filter((action) => mayStepCommendation(action, { actor, target: { classId }, state }).ok),
  }));
}

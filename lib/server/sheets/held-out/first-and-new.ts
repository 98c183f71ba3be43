import "server-only";
import { roundsOf, traitChanges, type RoundResult, type TraitChange } from "@/lib/domain/records/supplement-rounds";
import type { Ctx } from "../../context";
import type { SheetValues } from "../sheet-values";
import { valueAt } from "../sheet-values";
import type { HeldOutPupil } from "./supplement-attempt";

/** What a pupil's supplement started from and what it gave: by subject, and of qualities and competences. */
export type FirstAndNew = { rounds: ReadonlyMap<string, readonly RoundResult[]>; traits: readonly TraitChange[] };

/** The same for every pupil who is assessed again, by pupil. Source: TT 27/2020, Đ.11.1. */
export async function loadFirstAndNew({ db }: Ctx, yearId: string, values: SheetValues, pupils: readonly HeldOutPupil[]): Promise<ReadonlyMap<string, FirstAndNew>> {
  const reassessed = pupils.filter(({ heldOut }) => heldOut.cause === "SUPPLEMENT");
  if (reassessed.length === 0) return new Map();
  const attempts = await db.assessment.findMany({
    where: { yearId, period: "CN", pupilId: { in: reassessed.map(({ id }) => id) } },
    select: { pupilId: true, subjectCode: true, attempt: true, kind: true, level: true, mark: true },
  });
  const traits = await db.heldOutTrait.findMany({ where: { heldOutId: { in: reassessed.map(({ heldOut }) => heldOut.id) } } });
  return new Map(
    reassessed.map(({ id, heldOut }) => {
      const own = attempts.filter(({ pupilId }) => pupilId === id);
      const first = new Map(traits.filter(({ heldOutId }) => heldOutId === heldOut.id).map(({ traitCode, level }) => [traitCode, level] as const));
      return [
        id,
        {
          rounds: new Map(heldOut.parts.map(({ subject }) => [subject, roundsOf(own.filter(({ subjectCode }) => subjectCode === subject))])),
          traits: traitChanges(first, (code) => valueAt(values, id, `trait.${code}`) as "T" | "D" | "C" | null),
        },
      ];
    }),
  );
}

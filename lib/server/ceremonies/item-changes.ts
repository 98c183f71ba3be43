import "server-only";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { BECAME_WORDS, whatBecame, type Became, type ShownItem } from "@/lib/domain/transcript/shown-item";
import { compareRecords, type Difference } from "@/lib/documents/compare-records";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import { toHex } from "@/lib/signing/bytes";
import type { SlotRole, UnitStatus } from "../db/client/enums";
import type { Db } from "../context";
import { dataOf } from "../transcripts/unit-for-signing";

/** What became of something shown for signing. successor: the unit that took its place; differences: between the two, of what this signer signs. */
export type ItemChange = {
  slotId: string;
  unitId: string;
  classId: string;
  className: string;
  fullName: string;
  became: Became;
  words: string;
  successor: { unitId: string; differences: readonly Difference[] } | null;
};

/** Differ between any two units of a pupil and say nothing of the pupil. */
const OF_EVERY_UNIT = new Set(["code", "verifyUrl", "createdOn"]);

/** What became of each of these items, in their order; three queries, however many they are. */
export async function changesOf(db: Db, items: readonly ShownItem[]): Promise<ItemChange[]> {
  if (items.length === 0) return [];
  const slots = await db.slot.findMany({ where: { id: { in: items.map(({ slotId }) => slotId) } }, select: SLOT });
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const successors = await successorsOf(db, slots.filter(({ unit }) => unit.status !== "SIGNING" && unit.status !== "ISSUED").map(({ unit }) => unit));
  return items.flatMap((item) => {
    const slot = byId.get(item.slotId);
    if (!slot) return [];
    const { unit } = slot;
    const successor = successors.get(unit.id) ?? null;
    const became = whatBecame(item, { unitStatus: unit.status, signed: slot.signedAt !== null, digest: toHex(unit.dataDigest), replaced: successor !== null });
    const { id: unitId, classId, className, fullName } = unit;
    const told = successor && { unitId: successor.id, differences: differencesFor(slot, successor.before, compareRecords(successor.before, successor.after)) };
    return [{ slotId: item.slotId, unitId, classId, className, fullName, became, words: became === "SAME" ? "" : BECAME_WORDS[became], successor: became === "REPLACED" ? told : null }];
  });
}

const SLOT = {
  id: true,
  role: true,
  subjects: true,
  signedAt: true,
  unit: { select: { id: true, status: true, classId: true, className: true, fullName: true, dataDigest: true, pupilId: true, startYear: true, kind: true } },
} as const;

type Ended = { id: string; status: UnitStatus; pupilId: string; startYear: number };

/** The live units that took the place of ended ones, with what both say. */
async function successorsOf(db: Db, ended: readonly Ended[]) {
  if (ended.length === 0) return new Map<string, never>();
  const live = await db.unit.findMany({
    where: { pupilId: { in: ended.map(({ pupilId }) => pupilId) }, startYear: { in: [...new Set(ended.map(({ startYear }) => startYear))] }, status: { in: ["SIGNING", "ISSUED"] } },
    select: { id: true, pupilId: true, startYear: true, data: true },
  });
  const old = await db.unit.findMany({ where: { id: { in: ended.map(({ id }) => id) } }, select: { id: true, data: true } });
  const before = new Map(old.map((unit) => [unit.id, dataOf(unit)]));
  return new Map(
    ended.flatMap(({ id, pupilId, startYear }) => {
      const next = live.find((unit) => unit.pupilId === pupilId && unit.startYear === startYear);
      const was = before.get(id);
      return next && was ? [[id, { id: next.id, before: was, after: dataOf(next) }] as const] : [];
    }),
  );
}

/** A subject teacher is told of the own subjects only: the rest of a học bạ is not theirs to see. */
function differencesFor({ role, subjects }: { role: SlotRole; subjects: readonly string[] }, { foreignLanguage }: Pick<TranscriptData, "foreignLanguage">, all: readonly Difference[]): readonly Difference[] {
  const told = all.filter(({ field }) => !OF_EVERY_UNIT.has(field));
  if (role !== "GVBM") return told;
  const names = new Set(subjects.map((code) => subjectName(code, foreignLanguage)));
  return told.filter(({ field, where }) => field.startsWith("subjects.") && names.has(where));
}

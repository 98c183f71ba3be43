import "server-only";
import type { BankLevel, BankLine, BankPlace } from "@/lib/domain/records/comment-bank";
import type { Ctx } from "../context";

/** A sentence on the bank's own page: with what is needed to change it. */
export type BankEntry = BankLine & { edition: number; retired: boolean; version: number };

const LINE = { id: true, code: true, place: true, level: true, text: true, ownerId: true, edition: true, state: true, version: true } as const;

/** The school's sentences and this teacher's own; another teacher's are nobody else's. Codes in their natural order. */
export async function listBank({ db, actor }: Ctx, places: readonly BankPlace[], { retired }: { retired: boolean }): Promise<BankEntry[]> {
  const rows = await db.bankComment.findMany({
    where: { place: { in: [...places] }, OR: [{ ownerId: null }, ...(actor.staffId ? [{ ownerId: actor.staffId }] : [])], ...(retired ? {} : { state: "ACTIVE" }) },
    select: LINE,
  });
  return rows
    .map(({ ownerId, state, place, level, ...row }) => ({ ...row, place: place as BankPlace, level: level as BankLevel | null, own: ownerId !== null, retired: state === "RETIRED" }))
    .sort((one, other) => one.code.localeCompare(other.code, "vi", { numeric: true }));
}

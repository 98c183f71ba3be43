import "server-only";
import { searchName } from "@/lib/domain/people/names";
import { decide } from "@/lib/domain/people/permissions";
import type { Prisma } from "../db/client/client";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";

export type UnitSearch = { text: string; startYear?: number; classId?: string; page?: number };
export type FoundUnit = {
  unitId: string;
  fullName: string;
  birthDate: Date;
  className: string;
  yearLabel: string;
  status: string;
  issueNumber: number | null;
};

export const PAGE_SIZE = 50;

/**
 * Finds units by name without diacritics, class, year, identity number, pupil code, lookup code or issue number.
 * Both the old and the new name of a pupil are found: each unit keeps the name it was issued with.
 */
export async function searchUnits(ctx: Ctx, search: UnitSearch): Promise<{ found: FoundUnit[]; total: number }> {
  const right = decide(ctx.actor, "unit.search");
  if (!right.ok) throw new AppError(right.reason);
  const where = whereOf(search);
  const [total, units] = await Promise.all([
    ctx.db.unit.count({ where }),
    ctx.db.unit.findMany({
      where,
      orderBy: [{ startYear: "desc" }, { className: "asc" }, { orderNo: "asc" }],
      skip: PAGE_SIZE * Math.max(0, (search.page ?? 1) - 1),
      take: PAGE_SIZE,
      select: {
        id: true,
        fullName: true,
        birthDate: true,
        className: true,
        yearLabel: true,
        status: true,
        issue: { select: { number: true } },
      },
    }),
  ]);
  await logRead(ctx, { what: "unit.search", entityId: "search" });
  return { total, found: units.map(({ id, issue, ...unit }) => ({ unitId: id, issueNumber: issue?.number ?? null, ...unit })) };
}

function whereOf({ text, startYear, classId }: UnitSearch): Prisma.UnitWhereInput {
  const words = text.trim().replace(/^lớp\s+(?=\d)/iu, "");
  return {
    status: { not: "WITHDRAWN" },
    ...(startYear === undefined ? {} : { startYear }),
    ...(classId === undefined ? {} : { classId }),
    ...(words === "" ? {} : { OR: waysToRead(words) }),
  };
}

/** Every way in which the words may be meant; a number is never read as a part of another number. */
function waysToRead(words: string): Prisma.UnitWhereInput[] {
  const name = searchName(words);
  const issueNumber = /^(\d{1,6})(\/HBS)?$/i.exec(words)?.[1];
  return [
    ...(name ? [{ AND: name.split(" ").map((part) => ({ searchName: { contains: part } })) }] : []),
    ...(/^[0-9A-Za-z]{6,20}$/.test(words) ? [{ identityNumber: words }, { pupilCode: words }] : []),
    ...(/^[0-9a-f-]{36}$/i.test(words) ? [{ code: words.toLowerCase() }] : []),
    ...(/^\d[A-Z]\d?$/i.test(words) ? [{ className: words.toUpperCase() }] : []),
    ...(issueNumber ? [{ issue: { number: Number(issueNumber) } }] : []),
  ];
}

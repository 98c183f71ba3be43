import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";

const SHOWN = 200;

/** The newest entries of a year's register of issue, for those who may search the whole school, and how many there are. */
export async function listRegister(ctx: Ctx, startYear: number) {
  const { actor, db } = ctx;
  const right = decide(actor, "unit.search");
  if (!right.ok) throw new AppError(right.reason);
  const [total, rows] = await Promise.all([
    db.issueEntry.count({ where: { startYear } }),
    db.issueEntry.findMany({
      where: { startYear },
      orderBy: { number: "desc" },
      take: SHOWN,
      select: { id: true, number: true, issuedAt: true, issuedById: true, cityReceiptAt: true, unit: { select: { id: true, fullName: true, className: true, status: true, evidence: { select: { pdfLevel: true, xmlLevel: true, stampedAt: true, stampedBy: true, lastFault: true } } } } },
    }),
  ]);
  const people = await db.staff.findMany({ where: { id: { in: [...new Set(rows.map((row) => row.issuedById))] } }, select: { id: true, fullName: true } });
  const nameOf = new Map(people.map(({ id, fullName }) => [id, fullName]));
  if (rows.length > 0) await logRead(ctx, { what: "register.read", entityId: String(startYear) });
  return { total, entries: rows.map(({ issuedById, ...row }) => ({ ...row, issuedBy: nameOf.get(issuedById) ?? "" })) };
}

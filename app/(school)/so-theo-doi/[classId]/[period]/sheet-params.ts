import { notFound } from "next/navigation";
import { z } from "zod";
import type { Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import type { SheetPage } from "@/lib/domain/records/sheet-pages";
import { opensSheetPage } from "@/lib/domain/records/sheet-pages";
import { requireCtx } from "@/lib/server/auth/guard";
import type { Ctx } from "@/lib/server/context";

export type SheetParams = Promise<{ classId: string; period: string }>;

const Params = z.object({ classId: z.uuid(), period: z.enum(PERIODS) });

/** The class and period of an address, for somebody whose page of that sheet this is; anything else is not there. */
export async function openSheet(params: SheetParams, page: SheetPage = "nhap"): Promise<{ ctx: Ctx; classId: string; period: Period }> {
  const read = Params.safeParse(await params);
  if (!read.success) notFound();
  const ctx = await requireCtx("sheet.read", { classId: read.data.classId });
  if (!opensSheetPage(ctx.actor, page, read.data)) notFound();
  return { ctx, ...read.data };
}

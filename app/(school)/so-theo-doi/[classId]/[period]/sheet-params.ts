import { notFound } from "next/navigation";
import { z } from "zod";
import type { Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { requireCtx } from "@/lib/server/auth/guard";
import type { Ctx } from "@/lib/server/context";

export type SheetParams = Promise<{ classId: string; period: string }>;

const Params = z.object({ classId: z.uuid(), period: z.enum(PERIODS) });

/** The class and period of an address, for somebody who may read its sheet; anything else is not there. */
export async function openSheet(params: SheetParams): Promise<{ ctx: Ctx; classId: string; period: Period }> {
  const read = Params.safeParse(await params);
  if (!read.success) notFound();
  const ctx = await requireCtx("sheet.read", { classId: read.data.classId });
  return { ctx, ...read.data };
}

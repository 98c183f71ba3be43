import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { EXCEL_LAYOUTS, EXCEL_TYPE, exportSheet } from "@/lib/server/sheets/export-sheet";

const Params = z.object({ classId: z.uuid(), period: z.enum(PERIODS), layout: z.enum(EXCEL_LAYOUTS) });

/** A class's sheet as an Excel file, filled in with what the person may see. */
export const GET = defineRead<{ classId: string; period: string; layout: string }>(async (ctx, params) => {
  const parsed = Params.safeParse(params);
  if (!parsed.success) throw new AppError("NOT_FOUND");
  const { classId, period, layout } = parsed.data;
  const { name, bytes } = await exportSheet(ctx, classId, period, layout);
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": EXCEL_TYPE, "content-disposition": `attachment; filename="${encodeURIComponent(name)}"`, "x-content-type-options": "nosniff" },
  });
});

import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { getClassForm } from "@/lib/server/reports/get-class-form";
import { answerWith, PRINT_FORMATS, PrintOptions } from "@/lib/server/reports/printed-file";

const Params = z.object({ classId: z.uuid(), period: z.enum(PERIODS), paper: z.enum(["form"]), format: z.enum(PRINT_FORMATS) });

/** The printed papers of a class and period. */
export const GET = defineRead<Record<string, string>>(async (ctx, params, request) => {
  const read = Params.safeParse(params);
  if (!read.success) throw new AppError("NOT_FOUND");
  const { classId, period, format } = read.data;
  const options = PrintOptions.parse(Object.fromEntries(new URL(request.url).searchParams));
  return answerWith(await getClassForm(ctx, classId, period, format, options));
});

import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { getPaper, PAPERS } from "@/lib/server/reports/get-paper";
import { answerWith, PRINT_FORMATS, PrintOptions } from "@/lib/server/reports/printed-file";

const Params = z.object({ classId: z.uuid(), period: z.enum(PERIODS), paper: z.enum(PAPERS), format: z.enum(PRINT_FORMATS) });

/** The printed papers of a class and period: its form, its slips, its statistics, the list of tests still to be taken. */
export const GET = defineRead<Record<string, string>>(async (ctx, params, request) => {
  const read = Params.safeParse(params);
  if (!read.success) throw new AppError("NOT_FOUND");
  const { classId, period, paper, format } = read.data;
  const options = PrintOptions.parse(Object.fromEntries(new URL(request.url).searchParams));
  return answerWith(await getPaper(ctx, { classId, period, paper, format }, options));
});

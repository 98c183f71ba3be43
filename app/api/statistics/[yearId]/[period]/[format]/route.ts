import { z } from "zod";
import type { Grade } from "@/lib/domain/assessment/periods";
import { GRADES, PERIODS } from "@/lib/domain/assessment/periods";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { answerWith, PRINT_FORMATS } from "@/lib/server/reports/printed-file";
import { getStatisticsFile } from "@/lib/server/reports/statistics-file";

const Params = z.object({ yearId: z.uuid(), period: z.enum(PERIODS), format: z.enum(PRINT_FORMATS) });
const Options = z.object({ khoi: z.coerce.number().refine((value): value is Grade => (GRADES as readonly number[]).includes(value)).optional().catch(undefined) });

/** The statistics of the school, or of one grade. */
export const GET = defineRead<Record<string, string>>(async (ctx, params, request) => {
  const read = Params.safeParse(params);
  if (!read.success) throw new AppError("NOT_FOUND");
  const { khoi } = Options.parse(Object.fromEntries(new URL(request.url).searchParams));
  return answerWith(await getStatisticsFile(ctx, { ...read.data, scope: khoi === undefined ? { kind: "SCHOOL" } : { kind: "GRADE", grade: khoi } }));
});

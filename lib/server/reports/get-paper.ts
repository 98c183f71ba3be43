import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { getClassForm } from "./get-class-form";
import { getSlips } from "./get-slips";
import { getOpenTestsFile } from "./open-tests-file";
import type { PrintedFile, PrintFormat, PrintOptions } from "./printed-file";
import { getClassStatisticsFile } from "./statistics-file";

export const PAPERS = ["form", "slips", "statistics", "open-tests"] as const;
export type PaperName = (typeof PAPERS)[number];

export type PaperAsked = { classId: string; period: Period; paper: PaperName; format: PrintFormat };

/** One printed paper of a class and period; each use case asks for its own right. Throws: NOT_FOUND when it does not exist in this format. */
export function getPaper(ctx: Ctx, { classId, period, paper, format }: PaperAsked, options: PrintOptions): Promise<PrintedFile> {
  switch (paper) {
    case "form":
      return getClassForm(ctx, classId, period, format, options);
    case "slips":
      if (format !== "pdf") throw new AppError("NOT_FOUND");
      return getSlips(ctx, classId, period, options);
    case "statistics":
      return getClassStatisticsFile(ctx, classId, period, format);
    case "open-tests":
      if (format !== "pdf") throw new AppError("NOT_FOUND");
      return getOpenTestsFile(ctx, classId, period);
  }
}

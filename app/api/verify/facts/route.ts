import { z } from "zod";
import { reportView } from "@/lib/domain/verification/report-view";
import { database } from "@/lib/server/database";
import { readJson } from "@/lib/server/door/request-check";
import { AppError } from "@/lib/server/errors";
import { definePublicRoute } from "@/lib/server/public-route";
import { findByFacts, FiveFacts } from "@/lib/server/verification/find-by-facts";

/** Verifies the issued record that all five facts name (QĐ 1789, Đ.2 k.15). */
export const POST = definePublicRoute("verify.facts", async (request, address) => {
  const parsed = FiveFacts.safeParse(await readJson(request, 4_096));
  if (!parsed.success) throw new AppError("FACTS_SHAPE", firstSentence(parsed.error));
  const { report } = await findByFacts(database(), new Date(), parsed.data, address);
  return reportView(report);
});

const firstSentence = (error: z.ZodError) => error.issues[0]?.message ?? "";

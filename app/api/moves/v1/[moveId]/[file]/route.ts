import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { getHandOver, getLeavingResult } from "@/lib/server/pupils/moves/hand-over";
import { defineRead } from "@/lib/server/read-route";
import { answerWith } from "@/lib/server/reports/printed-file";

const Params = z.object({ moveId: z.uuid(), file: z.enum(["ket-qua.pdf", "ho-so.zip"]) });

/** What is handed over of a pupil who has left: the result to that day, or all of it in one package. */
export const GET = defineRead<{ moveId: string; file: string }>(async (ctx, params) => {
  const read = Params.safeParse(params);
  if (!read.success) throw new AppError("NOT_FOUND");
  const { moveId, file } = read.data;
  return answerWith(await (file === "ket-qua.pdf" ? getLeavingResult : getHandOver)(ctx, moveId));
});

import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { getEvidenceRecord } from "@/lib/server/transcripts/get-file";

/** The record that proves the XML in the long run, to be kept beside it. */
export const GET = defineRead<{ unitId: string }>(async (ctx, { unitId }) => {
  if (!z.uuid().safeParse(unitId).success) throw new AppError("NOT_FOUND");
  const file = await getEvidenceRecord(ctx, unitId);
  return new Response(new Uint8Array(file.bytes), {
    headers: { "content-type": file.type, "content-disposition": `attachment; filename="${file.name}"`, "x-content-type-options": "nosniff" },
  });
});

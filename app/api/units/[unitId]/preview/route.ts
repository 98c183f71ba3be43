import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { getPreview } from "@/lib/server/transcripts/get-preview";

/** The PDF of a unit that is still being signed, as its next signer will sign it. */
export const GET = defineRead<{ unitId: string }>(async (ctx, { unitId }) => {
  if (!z.uuid().safeParse(unitId).success) throw new AppError("NOT_FOUND");
  return new Response(new Uint8Array(await getPreview(ctx, unitId)), {
    headers: { "content-type": "application/pdf", "content-disposition": "inline; filename=xem-truoc.pdf", "x-content-type-options": "nosniff" },
  });
});

import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { getFile } from "@/lib/server/transcripts/get-file";

const Params = z.object({ unitId: z.uuid(), format: z.enum(["xml", "pdf"]).transform((name) => (name === "xml" ? "XML" : "PDF")) });

/** One of the two issued files. */
export const GET = defineRead<{ unitId: string; format: string }>(async (ctx, params) => {
  const parsed = Params.safeParse(params);
  if (!parsed.success) throw new AppError("NOT_FOUND");
  const file = await getFile(ctx, parsed.data.unitId, parsed.data.format);
  return new Response(new Uint8Array(file.bytes), {
    headers: { "content-type": file.type, "content-disposition": `attachment; filename="${file.name}"`, "x-content-type-options": "nosniff" },
  });
});

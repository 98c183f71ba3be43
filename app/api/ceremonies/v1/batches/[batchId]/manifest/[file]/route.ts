import { getManifest } from "@/lib/server/ceremonies/get-manifest";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";

const TYPES = { "bien-ban.json": "application/json", "bien-ban.json.p7s": "application/pkcs7-signature" } as const;

/** What was confirmed with a batch, or the signature over it, for its owner. */
export const GET = defineRead<{ batchId: string; file: string }>(async (ctx, { batchId, file }) => {
  if (!(file in TYPES)) throw new AppError("NOT_FOUND");
  const { statement, signature } = await getManifest(ctx, batchId);
  const headers = { "content-type": TYPES[file as keyof typeof TYPES], "content-disposition": `attachment; filename="${file}"`, "x-content-type-options": "nosniff" };
  return new Response(file === "bien-ban.json" ? statement : signature, { headers });
});

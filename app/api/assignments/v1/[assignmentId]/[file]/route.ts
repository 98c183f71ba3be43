import { getSignedPaper } from "@/lib/server/assignments/read-assignment";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";

const TYPES = { "phan-cong.txt": "text/plain; charset=utf-8", "phan-cong.txt.p7s": "application/pkcs7-signature" } as const;

/** The assignment as the head signed it, or the signature over it. */
export const GET = defineRead<{ assignmentId: string; file: string }>(async (ctx, { assignmentId, file }) => {
  if (!(file in TYPES)) throw new AppError("NOT_FOUND");
  const { paper, signature } = await getSignedPaper(ctx, assignmentId);
  const headers = { "content-type": TYPES[file as keyof typeof TYPES], "content-disposition": `attachment; filename="${file}"`, "x-content-type-options": "nosniff" };
  return new Response(file === "phan-cong.txt" ? paper : signature, { headers });
});

import { z } from "zod";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { MOST_FILE_BYTES } from "@/lib/server/sheets/preview-import";
import { checkOrigin, readLimited } from "@/lib/server/door/request-check";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import { defineRead } from "@/lib/server/read-route";
import { previewImport } from "@/lib/server/sheets/preview-import";

const Params = z.object({ classId: z.uuid(), period: z.enum(PERIODS) });

/** What the Excel file in the body (application/octet-stream) would change. Nothing is written, the file is not kept. */
export const POST = defineRead<{ classId: string; period: string }>(async (ctx, params, request) => {
  checkOrigin(request, env().PUBLIC_URL);
  const parsed = Params.safeParse(params);
  if (!parsed.success) throw new AppError("NOT_FOUND");
  const subject = findSubject(new URL(request.url).searchParams.get("mon") ?? "")?.code ?? null;
  const bytes = await readLimited(request, MOST_FILE_BYTES);
  return Response.json({ ok: true, value: await previewImport(ctx, { ...parsed.data, subject, bytes }) });
});

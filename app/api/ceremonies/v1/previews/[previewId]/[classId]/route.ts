import { listPreviewRecords } from "@/lib/server/ceremonies/list-preview-records";
import { defineRead } from "@/lib/server/read-route";

/** The records of one class in a preview, for the one who took it. */
export const GET = defineRead<{ previewId: string; classId: string }>(async (ctx, { previewId, classId }) => Response.json(await listPreviewRecords(ctx, previewId, classId)));

import { defineRead } from "@/lib/server/read-route";
import { getBatch } from "@/lib/server/ceremonies/get-batch";

/** How a batch stands, for its owner's page. */
export const GET = defineRead<{ batchId: string }>(async (ctx, { batchId }) => Response.json(await getBatch(ctx, batchId)));

import { database } from "@/lib/server/database";
import { readLimited } from "@/lib/server/door/request-check";
import { definePublicRoute } from "@/lib/server/public-route";
import { reportView } from "@/lib/domain/verification/report-view";
import { inTurn } from "@/lib/server/verification/gate";
import { LARGEST_FILE, verifyBytes } from "@/lib/server/verification/verify-bytes";

/** Verifies the file in the body (application/octet-stream). The file is not kept. */
export const POST = definePublicRoute("verify.file", async (request) => {
  const bytes = await readLimited(request, LARGEST_FILE);
  return reportView(await inTurn(() => verifyBytes(database(), new Date(), bytes)));
});

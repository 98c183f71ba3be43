import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { runInTransaction } from "@/lib/server/action";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import type { PrismaClient } from "@/lib/server/db/client/client";
import { beginBatch } from "./begin-batch";
import { BUILDER_PIN, giveKeys, type MakePki } from "./keys";
import type { SmallSchool } from "./small-school";
import { approveYearEnd } from "./year-end";

/** The class of a small school from empty sheet to issued học bạ, everyone signing through the portal's own use cases. */
export async function issueClass(db: PrismaClient, school: SmallSchool, make?: MakePki): Promise<void> {
  const { actors, classId, now } = school;
  await approveYearEnd(db, school);
  await giveKeys(db, school, make);
  const input = { key: crypto.randomUUID(), classId, declaredOn: "2026-05-11", headStaffId: school.staff.head };
  await runInTransaction(db, actors.academicClerk, now, (ctx) => prepareUnits(ctx, input));
  for (const [actor, role] of [
    [actors.english, "GVBM"],
    [actors.homeroom, "GVBM"],
    [actors.homeroom, "GVCN"],
    [actors.head, "CBQL"],
    [actors.sealClerk, "KY_PHAT_HANH"],
  ] as const) {
    const { batchId } = await runInTransaction(db, actor, now, (ctx) => beginBatch(ctx, role, classId));
    const { run } = await acceptPin(db, now, { type: "run-batch", batchId, pin: BUILDER_PIN });
    if (!run) throw new Error(`the PIN for ${role} was not taken`);
    await runBatch(db, () => now, run);
  }
}

import "server-only";
import { explainBlocked } from "@/lib/domain/explain-blocked";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { dutiesInForce } from "../people/duties-in-force";

/** Why a class's học bạ cannot be made yet: who still has to certify or approve its year. Null when the year is approved. */
export async function whyNotApproved({ db, now }: Ctx, classId: string): Promise<string | null> {
  const sheet = await db.classSheet.findUnique({ where: { classId_period: { classId, period: "CN" } }, select: { status: true } });
  if (sheet?.status === "APPROVED") return null;
  const certified = sheet?.status === "CERTIFIED";
  const duty = await db.duty.findFirst({
    where: { ...(certified ? { kind: "HEAD" } : { kind: "HOMEROOM_TEACHER", classId }), ...dutiesInForce(vietnamDate(now)) },
    select: { staff: { select: { fullName: true, sex: true } } },
  });
  const who = duty && { name: duty.staff.fullName, sex: duty.staff.sex };
  return explainBlocked("PREPARE", "học bạ", [{ who, owes: certified ? "APPROVE" : "CONFIRM", what: "bảng tổng hợp cả năm của lớp" }]);
}

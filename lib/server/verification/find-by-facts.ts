import "server-only";
import { z } from "zod";
import { searchName } from "@/lib/domain/people/names";
import { parseDay, storedDay } from "@/lib/domain/vietnam-time";
import type { Report } from "@/lib/domain/verification/report";
import { waitWords, countTry, ADDRESS_PATIENCE } from "../auth/throttle";
import type { Db } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { isCodeInForce } from "../transcripts/confirmation-codes";
import { verifyBytes } from "./verify-bytes";

/** The five facts that open a record without an account. Source: QĐ 1789, Đ.2 k.15. */
export const FiveFacts = z.strictObject({
  code: z.string().trim().toLowerCase().pipe(z.uuid("Mã số tra cứu gồm 36 kí tự, có dấu gạch nối.")),
  fullName: z.string().trim().min(1, "Mời nhập họ và tên học sinh.").max(200),
  birthDate: z.string().transform(parseDay).refine((day) => day !== null, "Ngày sinh ghi dạng 17/05/2017."),
  identityNumber: z.string().trim().min(6, "Mời nhập số định danh cá nhân.").max(20),
  confirmationCode: z.string().trim().min(12, "Mã xác nhận gồm 12 kí tự.").max(20),
});
export type FiveFacts = z.output<typeof FiveFacts>;

/**
 * The issued file that all five facts name together, verified. Which of them is wrong is never told.
 * Throws: FACTS_DO_NOT_MATCH; SIGN_IN_WAIT after many tries from one address or at one record.
 */
export async function findByFacts(db: Db, now: Date, facts: FiveFacts, address: string): Promise<{ unitId: string; report: Report }> {
  // The address first: one that waits already writes no row for a code it invents.
  const wait = (await countTry(db, `facts:${address.slice(0, 60)}`, ADDRESS_PATIENCE, now)) || (await countTry(db, `facts:${facts.code}`, { free: 10, firstWaitSeconds: 30 }, now));
  if (wait > 0) throw new AppError("FACTS_WAIT", waitWords(wait));
  const unit = await db.unit.findUnique({
    where: { code: facts.code },
    select: {
      id: true,
      pupilId: true,
      status: true,
      fullName: true,
      birthDate: true,
      identityNumber: true,
      files: { where: { format: "XML" }, orderBy: { revision: "desc" }, take: 1, select: { bytes: true } },
    },
  });
  const [file] = unit?.files ?? [];
  const matches =
    unit !== null &&
    searchName(unit.fullName) === searchName(facts.fullName) &&
    storedDay(unit.birthDate) === facts.birthDate &&
    unit.identityNumber === facts.identityNumber &&
    (await isCodeInForce(db, unit.id, facts.confirmationCode));
  if (!matches || !file) throw new AppError("FACTS_DO_NOT_MATCH");
  await logRead({ actor: null, now, db }, { what: "unit.verify-by-facts", entityId: unit.id, pupilId: unit.pupilId });
  return { unitId: unit.id, report: await verifyBytes(db, now, file.bytes) };
}

import "server-only";
import type { Debt, Debtor } from "@/lib/domain/people/debts";
import { debtorsOf } from "@/lib/domain/people/debts";
import { mayEver } from "@/lib/domain/people/permissions";
import { vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { dutiesInForce } from "../duties-in-force";
import { listSheetDebts } from "./sheet-debts";
import { listSigningDebts } from "./signing-debts";

/** Who holds whom up in a year, in the classes whose progress this person follows. Source: QĐ 1789, Đ.13.4, 31.3. */
export async function listDebtors(ctx: Ctx, yearId: string): Promise<Debtor[]> {
  if (!mayEver(ctx.actor, "progress.read")) throw new AppError("ONLY_PROGRESS_STAFF");
  const debts = [...(await listSheetDebts(ctx, yearId, await findHead(ctx))), ...(await listSigningDebts(ctx, yearId))];
  return debtorsOf(debts, vietnamDay(ctx.now));
}

async function findHead({ db, now }: Ctx): Promise<Debt["who"]> {
  const duty = await db.duty.findFirst({ where: { kind: "HEAD", ...dutiesInForce(vietnamDate(now)) }, select: { staff: { select: { id: true, fullName: true, sex: true } } } });
  return duty && { staffId: duty.staff.id, name: duty.staff.fullName, sex: duty.staff.sex };
}

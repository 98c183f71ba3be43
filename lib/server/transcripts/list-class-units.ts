import "server-only";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { decide } from "@/lib/domain/people/permissions";

export type UnitRow = {
  unitId: string;
  orderNo: number;
  fullName: string;
  status: "SIGNING" | "ISSUED" | "WITHDRAWN" | "REVOKED" | "REPLACED";
  issueNumber: number | null;
  slots: { key: string; role: "GVBM" | "GVCN" | "CBQL" | "KY_PHAT_HANH"; signerName: string; signedAt: Date | null }[];
};

/** The units of a class in the class's order, each with who has signed and who has not. No result is in it. */
export async function listClassUnits({ actor, db }: Ctx, classId: string): Promise<UnitRow[]> {
  const right = decide(actor, "unit.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const units = await db.unit.findMany({
    where: { classId, kind: "YEARLY", status: { not: "WITHDRAWN" } },
    orderBy: [{ orderNo: "asc" }, { preparedAt: "asc" }],
    select: {
      id: true,
      orderNo: true,
      fullName: true,
      status: true,
      issue: { select: { number: true } },
      slots: { orderBy: [{ stage: "asc" }, { key: "asc" }], select: { key: true, role: true, signerName: true, signedAt: true } },
    },
  });
  return units.map(({ id, issue, ...unit }) => ({ unitId: id, issueNumber: issue?.number ?? null, ...unit }));
}

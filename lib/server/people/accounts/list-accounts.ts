import "server-only";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { Prisma } from "../../db/client/client";
import type { Ctx } from "../../context";

export type AccountStatus = "PREPARED" | "ACTIVE" | "LOCKED";
export type AccountRow = { id: string; username: string; status: AccountStatus; version: number; name: string; person: "staff" | "guardian"; own: boolean };
export type AccountFilter = { text: string; status: AccountStatus | null; page: number };

export const ACCOUNTS_PER_PAGE = 50;

/** Accounts by user name, a page at a time; found by user name or by the owner's name. */
export async function listAccounts({ db, actor }: Ctx, { text, status, page }: AccountFilter): Promise<{ rows: AccountRow[]; total: number }> {
  const like = { contains: text.trim(), mode: "insensitive" } as const;
  const byText: Prisma.AccountWhereInput = text.trim() ? { OR: [{ username: like }, { staff: { fullName: like } }, { guardian: { fullName: like } }] } : {};
  const where = { ...byText, ...(status ? { status } : {}) };
  const total = await db.account.count({ where });
  const found = await db.account.findMany({
    where,
    orderBy: { username: "asc" },
    skip: Math.max(0, page - 1) * ACCOUNTS_PER_PAGE,
    take: ACCOUNTS_PER_PAGE,
    select: { id: true, username: true, status: true, version: true, staff: { select: { fullName: true } }, guardian: { select: { fullName: true } } },
  });
  const rows = found.map(({ staff, guardian, ...row }) => ({
    ...row,
    name: staff?.fullName ?? guardian?.fullName ?? "",
    person: staff ? ("staff" as const) : ("guardian" as const),
    own: row.id === actor.accountId,
  }));
  return { rows, total };
}

export type PersonWithoutAccount = { id: string; person: "staff" | "guardian"; name: string; about: string };

/** Staff and guardians who have no account yet, by name. At most twenty of each: the search narrows further. */
export async function listPeopleWithoutAccount({ db }: Ctx, text: string): Promise<PersonWithoutAccount[]> {
  const like = { contains: text.trim(), mode: "insensitive" } as const;
  const staff = await db.staff.findMany({ where: { account: null, leftOn: null, fullName: like }, orderBy: { fullName: "asc" }, take: 20, select: { id: true, fullName: true, code: true } });
  const guardians = await db.guardian.findMany({ where: { account: null, fullName: like }, orderBy: { fullName: "asc" }, take: 20, select: { id: true, fullName: true, phone: true } });
  return [
    ...staff.map(({ id, fullName, code }) => ({ id, person: "staff" as const, name: fullName, about: `Cán bộ, mã ${code}` })),
    ...guardians.map(({ id, fullName, phone }) => ({ id, person: "guardian" as const, name: fullName, about: phone ? `Cha mẹ học sinh, ${phone}` : "Cha mẹ học sinh" })),
  ];
}

export type AccountDeed = { id: string; when: string; who: string; what: string };

const DEEDS: Record<string, string> = {
  "account.prepare": "lập tài khoản",
  "account.approve": "duyệt tài khoản",
  "account.lock": "khóa tài khoản",
  "account.unlock": "mở khóa, chờ hiệu trưởng duyệt lại",
  "account.reset-password": "đặt lại mật khẩu, chờ hiệu trưởng duyệt lại",
  "account.change-password": "đổi mật khẩu",
  "account.end-sessions": "đăng xuất khỏi các nơi khác",
};

/** Who did what to an account, newest first. */
export async function listAccountDeeds({ db }: Ctx, accountId: string): Promise<AccountDeed[]> {
  const rows = await db.history.findMany({ where: { entity: "account", entityId: accountId }, orderBy: { at: "desc" }, take: 100, select: { id: true, at: true, actorName: true, action: true } });
  return rows.map(({ id, at, actorName, action }) => ({ id, when: showInstant(at), who: actorName, what: DEEDS[action] ?? action }));
}

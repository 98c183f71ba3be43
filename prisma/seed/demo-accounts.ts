import { hashPassword } from "@/lib/server/auth/password";
import type { Db } from "@/lib/server/context";
import { DEMO_PASSWORD } from "@/scripts/demo-accounts";
import type { StaffMember, StaffRoom } from "./people/staff";

/** Families with accounts: all of the issued class, and the first of the others (separated parents are in 5A). */
const FAMILIES = { "5A": 99, "4A": 12, "3B": 4, "2B": 4 } as const;

export type DemoAccounts = { byStaff: ReadonlyMap<string, string>; headAccountId: string; administratorAccountId: string };

/** Everybody of the staff, and a few dozen parents. Prepared by the administrator, approved by the head. */
export async function makeAccounts(db: Db, room: StaffRoom): Promise<DemoAccounts> {
  const byStaff = new Map<string, string>();
  const passwordHashes = hashes();
  const open = async (member: StaffMember, by: { preparedById?: string; approvedById?: string }) => {
    const { id } = await db.account.create({ data: { username: member.username, passwordHash: await passwordHashes(), status: "ACTIVE", staffId: member.id, ...by } });
    byStaff.set(member.id, id);
    return id;
  };
  const administratorAccountId = await open(room.administrator, {});
  const headAccountId = await open(room.head, { preparedById: administratorAccountId });
  const by = { preparedById: administratorAccountId, approvedById: headAccountId };
  for (const member of room.all) if (!byStaff.has(member.id)) await open(member, by);
  for (const [index, guardianId] of (await listFamilies(db)).entries()) {
    await db.account.create({ data: { username: `phuhuynh.${index + 1}`, passwordHash: await passwordHashes(), status: "ACTIVE", guardianId, ...by } });
  }
  return { byStaff, headAccountId, administratorAccountId };
}

/** The same password for all, yet a salt for each; hashed a few ahead, as they cost time. */
function hashes(): () => Promise<string> {
  const ahead: Promise<string>[] = [];
  return () => {
    while (ahead.length < 4) ahead.push(hashPassword(DEMO_PASSWORD));
    return ahead.shift() ?? hashPassword(DEMO_PASSWORD);
  };
}

/**
 * Guardians who get an account: of each pupil the mother (the father where there is none), of separated parents both.
 * Stories come first, so that their accounts keep their numbers: separated parents 1 and 2, the mother who teaches here 3.
 */
async function listFamilies(db: Db): Promise<string[]> {
  const startYear = await newestYear(db);
  const staffNumbers = new Set((await db.staff.findMany({ select: { identityNumber: true } })).map(({ identityNumber }) => identityNumber));
  const ranks = new Map<string, number>();
  for (const [name, many] of Object.entries(FAMILIES)) {
    const places = await db.enrolment.findMany({
      where: { class: { name, year: { startYear } } },
      orderBy: { orderNo: "asc" },
      take: many,
      select: { pupil: { select: { guardianships: { orderBy: { relation: "desc" }, select: GUARDIANSHIP } } } }, // "Mẹ" sorts after "Cha"
    });
    for (const { pupil } of places) {
      const wanted = pupil.guardianships.filter((one, index) => index === 0 || one.paper !== null);
      for (const { guardianId, paper, guardian } of wanted) ranks.set(guardianId, paper !== null ? 0 : staffNumbers.has(guardian.identityNumber ?? "") ? 1 : 2);
    }
  }
  return [...ranks].sort(([, one], [, other]) => one - other).map(([guardianId]) => guardianId);
}

const GUARDIANSHIP = { guardianId: true, paper: true, guardian: { select: { identityNumber: true } } } as const;

const newestYear = async (db: Db) => (await db.schoolYear.findFirstOrThrow({ orderBy: { startYear: "desc" } })).startYear;

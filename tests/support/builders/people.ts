import { searchName, sortName } from "@/lib/domain/people/names";
import { loadActor } from "@/lib/server/auth/load-actor";
import { hashPassword } from "@/lib/server/auth/password";
import type { Db } from "@/lib/server/context";
import type { Actor } from "@/lib/domain/people/actor";

/** Password of every account the builders make. */
export const BUILDER_PASSWORD = "mật-khẩu-thử-27";

let passwordHash: Promise<string> | null = null;
let serial = 0;

/** A number no other call gets: keeps codes, usernames and identity numbers unique in a test file's database. */
export const nextSerial = () => ++serial;

const sixDigits = (value: number) => String(value).padStart(6, "0");

/** A member of staff without any duty. */
export function buildStaff(db: Db, fullName: string) {
  const number = nextSerial();
  return db.staff.create({
    data: { code: `CB${sixDigits(number)}`, fullName, sex: "FEMALE", identityNumber: `079185${sixDigits(number)}` },
  });
}

/** A girl of Ho Chi Minh City born in 2016, with number in the admissions register. */
export async function buildPupil(db: Db, fullName: string) {
  const number = nextSerial();
  const pupil = await db.pupil.create({
    data: {
      code: `7900${sixDigits(number)}`,
      identityNumber: `079316${sixDigits(number)}`,
      fullName,
      searchName: searchName(fullName),
      sortName: sortName(fullName),
      sex: "FEMALE",
      birthDate: new Date("2016-03-08"),
      birthPlace: "Thành phố Hồ Chí Minh",
      hometown: "Xã Phú Hòa Đông, Thành phố Hồ Chí Minh",
      address: "Ấp Phú Lợi, xã Phú Hòa Đông, Thành phố Hồ Chí Minh",
      ethnicity: "Kinh",
      ethnicityCode: "01",
      fatherName: "Nguyễn Văn Hùng",
      motherName: "Trần Thị Mai",
    },
  });
  await db.admission.create({ data: { number: `TH-${sixDigits(number)}`, pupilId: pupil.id, admittedOn: new Date("2022-09-05") } });
  return pupil;
}

/** A guardian of some pupils, since the day they were born. */
export async function buildGuardian(db: Db, fullName: string, pupilIds: readonly string[]) {
  const guardian = await db.guardian.create({ data: { fullName } });
  await db.guardianship.createMany({
    data: pupilIds.map((pupilId) => ({ guardianId: guardian.id, pupilId, relation: "Mẹ", validFrom: new Date("2016-03-08") })),
  });
  return guardian;
}

/** An active account of a member of staff or of a guardian, with BUILDER_PASSWORD. */
export async function buildAccount(db: Db, owner: { staffId: string } | { guardianId: string }, username = `tk.${nextSerial()}`) {
  passwordHash ??= hashPassword(BUILDER_PASSWORD);
  return db.account.create({ data: { username, passwordHash: await passwordHash, status: "ACTIVE", ...owner } });
}

/** What an account is entitled to at a moment, as the portal itself works it out. */
export async function actorAt(db: Db, accountId: string, now: Date): Promise<Actor> {
  const actor = await loadActor(db, accountId, now);
  if (!actor) throw new Error("this account may not work");
  return actor;
}

import type { Holder } from "../../scripts/make-pki";

/** The moment the committed test PKI was made for: the tests' clock where signatures are concerned. */
export const PKI_CLOCK = new Date("2026-05-30T02:00:00Z");

const SCHOOL = "Trường Tiểu học Nguyễn Thị Lắng";
const long = { validFrom: new Date("2021-01-01T00:00:00Z"), validTo: new Date("2050-12-31T00:00:00Z") };

const person = <Id extends string>(id: Id, name: string, number: string, rest: Partial<Holder> = {}) =>
  ({ id, name, identity: { kind: "CCCD", number }, organisation: SCHOOL, ...long, ...rest }) as const;

/** Everyone who has a certificate in the tests. */
export const PKI_HOLDERS = [
  person("teacher-1", "Nguyễn Thị Ánh Tuyết", "079185000011"),
  person("teacher-2", "Trần Văn Đức", "079083000022"),
  person("teacher-3", "H’Bĭa Êban", "066190000033"),
  person("teacher-4", "Phạm Thị Quỳnh Như", "079192000044"),
  person("teacher-5", "Lê Hoàng Phúc", "079088000055"),
  person("teacher-6", "Đặng Thị Mỹ Duyên", "079195000066"),
  person("teacher-7", "Võ Minh Nhựt", "079091000077"),
  person("homeroom", "Huỳnh Thị Kim Ngân", "079187000088"),
  person("deputy", "Bùi Thị Thu Hồng", "079179000099"),
  person("head", "Nguyễn Văn Thành", "079075000100"),
  { id: "school", name: SCHOOL, identity: { kind: "MST", number: "0312345678" }, organisation: "Ủy ban nhân dân huyện Củ Chi", ...long },
  person("expired", "Cao Thị Hết Hạn", "079170000111", { validTo: new Date("2026-05-01T00:00:00Z") }),
  person("not-yet-valid", "Mai Thị Sắp Tới", "079170000122", { validFrom: new Date("2026-07-01T00:00:00Z") }),
  person("revoked", "Đinh Văn Thu Hồi", "079070000133", { revokedAt: new Date("2026-04-15T00:00:00Z") }),
  person("foreign", "Nguyễn Văn Thành", "079075000100", { isForeign: true }), // the head's name and number, from another authority
] as const satisfies readonly Holder[];

export type TestHolder = (typeof PKI_HOLDERS)[number]["id"];

import type { Day } from "../vietnam-time";

/** Digit 4 names the century of birth and the sex: 0/1 for 1900–1999, 2/3 for 2000–2099, and so on; odd is female. */
const CENTURY_ZERO = 1900;

/** Whether a number has the shape of a số định danh cá nhân: 12 digits. Source: Luật Căn cước; reference §8. */
export const isIdentityNumber = (number: string): boolean => /^\d{12}$/.test(number);

/**
 * What looks wrong in an identity number, as sentences. Warnings only: the police have corrected older records,
 * so a number that does not fit the birth date is still that person's number.
 *
 * Source: reference §8 (structure of the number).
 */
export function identityWarnings(number: string, person: { sex: "MALE" | "FEMALE"; birthDate: Day }): string[] {
  if (!isIdentityNumber(number)) return ["Số định danh cá nhân có 12 chữ số."];
  const code = Number(number[3]);
  const year = CENTURY_ZERO + Math.floor(code / 2) * 100 + Number(number.slice(4, 6));
  return [
    ...(code % 2 === (person.sex === "FEMALE" ? 1 : 0) ? [] : ["Chữ số thứ tư không khớp giới tính."]),
    ...(year === Number(person.birthDate.slice(0, 4)) ? [] : [`Số này ứng với năm sinh ${year}.`]),
  ];
}

/** For lists and screens that others may see. Shape: "0792…·…123"; a short number shows its end only. */
export const maskIdentityNumber = (number: string): string =>
  number.length >= 10 ? `${number.slice(0, 4)}…·…${number.slice(-3)}` : `…${number.slice(-2)}`;

import type { Random } from "../random";

export type IdentityNumbers = { next(person: { male: boolean; birthYear: number; province?: string }): string };

/**
 * Invented personal numbers that look right: place of registration, century and sex, year of birth, six digits.
 * None is given twice. Source: NĐ 137/2015, Đ.13 (reference §8).
 */
export function identityNumbers(random: Random): IdentityNumbers {
  const given = new Set<string>();
  const next: IdentityNumbers["next"] = (person) => {
    const { male, birthYear, province = "079" } = person;
    const century = (Math.floor(birthYear / 100) - 19) * 2 + (male ? 0 : 1);
    const number = `${province}${century}${String(birthYear % 100).padStart(2, "0")}${random.digits(6)}`;
    if (given.has(number)) return next(person);
    given.add(number);
    return number;
  };
  return { next };
}

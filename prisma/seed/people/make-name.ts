import type { Random } from "../random";
import { BOYS_GIVEN, BOYS_MIDDLE, FAMILY_NAMES, GIRLS_GIVEN, GIRLS_MIDDLE, MEN_GIVEN, MEN_MIDDLE, WOMEN_GIVEN, WOMEN_MIDDLE } from "./kinh-names";

export const familyName = (random: Random): string => random.weighted(FAMILY_NAMES);

/** A child's name of the 2010s, below a family name; no word twice. */
export const childName = (random: Random, family: string, male: boolean): string => {
  const middle = random.pick(male ? BOYS_MIDDLE : GIRLS_MIDDLE).split(" ");
  const given = random.pick(male ? BOYS_GIVEN : GIRLS_GIVEN);
  const between = middle.filter((word) => word !== family && word !== given);
  return [family, ...(between.length > 0 ? between : ["Tường"]), given].join(" ");
};

/** A grown-up's name. */
export const adultName = (random: Random, family: string, male: boolean): string =>
  `${family} ${random.pick(male ? MEN_MIDDLE : WOMEN_MIDDLE)} ${random.pick(male ? MEN_GIVEN : WOMEN_GIVEN)}`;

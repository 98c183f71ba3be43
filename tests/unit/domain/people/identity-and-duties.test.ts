import { describe, expect, test } from "vitest";
import { isInForce, mayHoldTogether } from "@/lib/domain/people/duties";
import { ETHNICITIES, findEthnicity } from "@/lib/domain/people/ethnicities";
import { identityWarnings, maskIdentityNumber } from "@/lib/domain/people/identity-numbers";

describe("an identity number", () => {
  test.each<[string, "MALE" | "FEMALE", string, number, string]>([
    ["048317002681", "FEMALE", "2017-03-01", 0, "the specification's own example: a girl of 2017, Đà Nẵng"],
    ["079216001234", "MALE", "2016-09-02", 0, "a boy of 2016"],
    ["079080001234", "MALE", "1980-01-01", 0, "a man of the last century"],
    ["079216001234", "FEMALE", "2016-09-02", 1, "the sex does not fit"],
    ["079216001234", "MALE", "2017-09-02", 1, "the year does not fit"],
    ["079016001234", "FEMALE", "2016-09-02", 2, "neither fits (a man of 1916)"],
    ["07921600123", "MALE", "2016-09-02", 1, "eleven digits"],
    ["07921600123A", "MALE", "2016-09-02", 1, "a letter"],
  ])("%s of %s, born %s: %i warnings (%s)", (number, sex, birthDate, count) => {
    expect(identityWarnings(number, { sex, birthDate })).toHaveLength(count);
  });

  test.each([["079216001123", "0792…·…123"], ["B1234567", "…67"]])("%s is shown to others as %s", (number, mask) => {
    expect(maskIdentityNumber(number)).toBe(mask);
  });
});

test.each([["01", "Kinh"], ["12", "Ê-đê"], ["23", "Bru-Vân Kiều"], ["34", "Xinh-mun"], ["45", "Mảng"], ["54", "Rơ-măm"], ["55", "Người nước ngoài"]])("people %s is %s", (code, name) => {
  expect(findEthnicity(code)?.name).toBe(name);
});

test("there are 55 codes, all different, and no others", () => {
  expect(new Set(ETHNICITIES.map(({ name }) => name)).size).toBe(55);
  expect([findEthnicity("00"), findEthnicity("56"), findEthnicity("1")]).toEqual([null, null, null]);
});

test.each([
  ["2026-02-01", null, "2026-01-31", false],
  ["2026-02-01", null, "2026-02-01", true],
  ["2026-02-01", "2026-05-31", "2026-05-31", true],
  ["2026-02-01", "2026-05-31", "2026-06-01", false],
])("a duty from %s to %s holds on %s: %s", (validFrom, validTo, day, holds) => {
  expect(isInForce({ validFrom, validTo }, day)).toBe(holds);
});

test("who manages the accounts holds no other duty", () => {
  expect(mayHoldTogether(["HOMEROOM_TEACHER", "SUBJECT_TEACHER"])).toBe(true);
  expect(mayHoldTogether(["ADMINISTRATOR"])).toBe(true);
  expect(mayHoldTogether(["ADMINISTRATOR", "SUBJECT_TEACHER"])).toBe(false);
});

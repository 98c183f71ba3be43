import type { Period } from "../../assessment/periods";
import { fold } from "./fold";

const NAMES: readonly (readonly [RegExp, Period])[] = [
  [/^(?:gk1|ghk1|giua (?:hoc )?(?:ky|ki) (?:1|i)|giua hk ?(?:1|i))$/, "GK1"],
  [/^(?:ck1|chk1|cuoi (?:hoc )?(?:ky|ki) (?:1|i)|cuoi hk ?(?:1|i))$/, "CK1"],
  [/^(?:gk2|ghk2|giua (?:hoc )?(?:ky|ki) (?:2|ii)|giua hk ?(?:2|ii))$/, "GK2"],
  [/^(?:cn|ck2|chk2|cuoi (?:hoc )?(?:ky|ki) (?:2|ii)|cuoi hk ?(?:2|ii)|cuoi nam(?: hoc)?|ca nam)$/, "CN"],
];

/** The time of assessment a text names, in one of the ways schools write it. Returns null when it names none. */
export function parsePeriod(text: string): Period | null {
  const plain = fold(text).replace(/^(?:thoi diem danh gia|thoi diem) /, "");
  return NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

import { expect, test } from "vitest";
import { nextAdmissionNumber } from "@/lib/domain/people/admission-number";

test.each<[string, readonly string[], string | null]>([
  ["counts on from the highest of the year, not from the last written", ["2025-00007", "2025-00012", "2024-00931"], "2025-00013"],
  ["begins a new year with 1, as wide as before", ["2024-00931", "2024-00930"], "2025-00001"],
  ["keeps what stands before the digits", ["TH-000341", "TH-000340"], "TH-000342"],
  ["grows by a digit when it must", ["TH-99", "TH-98"], "TH-100"],
  ["is plain where the register is", ["1207"], "1208"],
  ["is not guessed from a number without digits at its end", ["12/A"], null],
  ["is not guessed for an empty register", [], null],
])("the next number of the register %s", (_what, used, next) => {
  expect(nextAdmissionNumber(used, 2025)).toBe(next);
});

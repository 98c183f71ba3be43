import { tmpdir } from "node:os";
import { basename } from "node:path";
import { expect, test } from "vitest";

test("what tests lay down for a while lies in the folder of this run, which ends with it", () => {
  expect(basename(tmpdir())).toMatch(/^hoc-ba-tests-/);
});

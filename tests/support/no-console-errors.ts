import { afterEach, beforeEach, expect, vi } from "vitest";

/** An error written to the console that the test did not ask for fails it. A test that expects one mocks console.error itself. */
let unexpected: unknown[][] = [];

beforeEach(() => {
  unexpected = [];
  vi.spyOn(console, "error").mockImplementation((...what: unknown[]) => {
    unexpected.push(what);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(unexpected, "written to console.error during the test").toEqual([]);
});

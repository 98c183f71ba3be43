import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBurst } from "@/components/grid/key-burst";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a Backspace pressed by a person empties the cell a moment later", () => {
  const really = vi.fn();
  createBurst().backspace(really);
  expect(really).not.toHaveBeenCalled();
  vi.advanceTimersByTime(40);
  expect(really).toHaveBeenCalledTimes(1);
});

test("a Backspace that a letter follows at once was the input method's: nothing is emptied, the letter counts", () => {
  const really = vi.fn();
  const burst = createBurst();
  burst.backspace(really);
  expect(burst.letter()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(really).not.toHaveBeenCalled();
});

test("of the letters of one burst only the first counts; the next key of the person counts again", () => {
  const burst = createBurst();
  burst.backspace(() => undefined);
  expect([burst.letter(), burst.letter()]).toEqual([true, false]);
  vi.advanceTimersByTime(60);
  expect(burst.letter()).toBe(true);
});

test("fast typing without a Backspace is never taken for a burst", () => {
  const burst = createBurst();
  expect([burst.letter(), burst.letter(), burst.letter()]).toEqual([true, true, true]);
});

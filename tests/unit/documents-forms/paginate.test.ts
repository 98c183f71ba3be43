import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paginate } from "@/lib/documents/forms/paginate";

const rows = (count: number, height = 10) => Array.from({ length: count }, () => height);

describe("rows over pages", () => {
  test.each([
    // rows  first next closing  pages       why
    [5, 100, 100, 40, [5], "rows and closing on one page"],
    [0, 100, 100, 40, [0], "an empty class is one page with its closing"],
    [10, 100, 100, 0, [10], "a page filled to its last point"],
    [11, 100, 100, 0, [8, 3], "one row alone takes two more with it"],
    [8, 100, 100, 40, [5, 3], "no room for the closing: the last three rows go with it"],
    [20, 50, 100, 40, [5, 10, 5], "the head of the first page is higher"],
    [3, 100, 100, 90, [3, 0], "rows too few to be parted stay; the closing follows"],
  ])("%i rows, %i then %i points, closing %i: %j (%s)", (count, first, next, closing, pages) => {
    expect(paginate(rows(count), { first, next, closing })).toEqual(pages);
  });

  test("a row higher than a page is drawn, not lost", () => {
    expect(paginate([300, 10], { first: 100, next: 100, closing: 0 })).toEqual([1, 1]);
  });

  test("no row is lost, none drawn twice, and what closes the table has its room", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 8, max: 30 }), { maxLength: 90 }), fc.integer({ min: 0, max: 150 }), (heights, closing) => {
        const pages = paginate(heights, { first: 300, next: 400, closing });
        expect(pages.reduce((sum, count) => sum + count, 0)).toBe(heights.length);
        const last = heights.slice(heights.length - (pages.at(-1) ?? 0)).reduce((sum, height) => sum + height, 0);
        expect(last + closing).toBeLessThanOrEqual(pages.length === 1 ? 300 : 400);
      }),
      { seed: 27 },
    );
  });
});

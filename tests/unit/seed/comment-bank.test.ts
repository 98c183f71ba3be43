import { describe, expect, test } from "vitest";
import { SUBJECT_LEVELS } from "@/lib/domain/assessment/levels";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { SUBJECT_COMMENTS, subjectComment } from "@/prisma/seed/comments/bank";
import { HOMEROOM_REMARKS } from "@/prisma/seed/comments/homeroom";
import { createRandom } from "@/prisma/seed/random";

const banks = [
  ...SUBJECT_CODES.flatMap((subject) => SUBJECT_LEVELS.map((level) => [`${subject} ${level}`, SUBJECT_COMMENTS[subject][level]] as const)),
  ...Object.entries(HOMEROOM_REMARKS).flatMap(([kind, tones]) => Object.entries(tones).map(([tone, bank]) => [`${kind} ${tone}`, bank] as const)),
];

describe("the comment bank of the demo school", () => {
  test.each(banks)("%s has six different sentences or more, in NFC, each ending like a sentence", (_, bank) => {
    expect(new Set(bank).size).toBeGreaterThanOrEqual(6);
    for (const sentence of bank) {
      expect(sentence).toBe(sentence.normalize("NFC"));
      expect(sentence).toMatch(/[.!]$/);
    }
  });

  test("a pupil's own given name stands where a sentence names the pupil", () => {
    const random = createRandom("names");
    const written = Array.from({ length: 60 }, () => subjectComment(random, "TO", "T", "Nguyễn Hoàng Phương Uyên Khánh"));
    expect(written.filter((comment) => comment.includes("{"))).toEqual([]);
    expect(written.some((comment) => comment.includes("Khánh học toán tốt"))).toBe(true);
  });
});

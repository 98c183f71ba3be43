import { describe, expect, test } from "vitest";
import { EVIDENCE_LEVELS, isLower, lowerOf } from "@/lib/domain/verification/evidence-level";
import { unitEvidenceWords } from "@/lib/domain/verification/evidence-words";

describe("Levels of evidence", () => {
  test("follow each other from the least: none is lower than itself", () => {
    for (const [index, one] of EVIDENCE_LEVELS.entries()) {
      for (const [other, level] of EVIDENCE_LEVELS.entries()) {
        expect(isLower(one, level), `${one} ${level}`).toBe(index < other);
        expect(lowerOf(one, level), `${one} ${level}`).toBe(EVIDENCE_LEVELS[Math.min(index, other)]);
      }
    }
  });

  test("of a unit are what both of its files have, whichever is behind", () => {
    const unit = { stampedAt: null, stampedBy: null, lastFault: null };
    expect(unitEvidenceWords({ ...unit, pdfLevel: "B_LTA", xmlLevel: "B_B" }).level).toBe("B_B");
    expect(unitEvidenceWords({ ...unit, pdfLevel: "B_T", xmlLevel: "B_LTA" }).level).toBe("B_T");
  });
});

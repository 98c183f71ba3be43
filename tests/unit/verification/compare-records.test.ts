import { expect, test } from "vitest";
import { compareRecords } from "@/lib/documents/compare-records";
import { FIELD_MAP } from "@/lib/documents/field-map";
import { LAYOUT_1_0 } from "@/lib/documents/xml/layout-1-0";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import { sealedSample } from "../../support/sealed-xml";

const sample = sealedSample();
const changed = (change: (data: TranscriptData) => Partial<TranscriptData>) => compareRecords(sample, { ...sample, ...change(sample) });

test("Two equal records have no difference", () => {
  expect(changed(() => ({}))).toEqual([]);
});

test("A changed mark is named with its subject", () => {
  const subjects = sample.subjects.map((entry) => (entry.subject === "TO" ? { ...entry, mark: 9 } : entry));
  expect(changed(() => ({ subjects }))).toEqual([{ field: "subjects.mark", label: "Điểm kiểm tra định kỳ", where: "Toán", first: "8", second: "9" }]);
});

test("A missing line is told as that line, and not as a shift of all that follow", () => {
  const traits = sample.traits.filter(({ trait }) => trait !== "CHAM_CHI");
  expect(new Set(changed(() => ({ traits })).map(({ where }) => where))).toEqual(new Set(["Chăm chỉ"]));
});

test("A datum that only one of them has is told with a dash", () => {
  expect(changed(() => ({ award: "Học sinh xuất sắc" }))).toMatchObject([{ label: "Khen thưởng", first: "–", second: "Học sinh xuất sắc" }]);
});

/** Every simple datum of a record, "subjects.level" for lists. */
function fieldsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, path));
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, part]) => fieldsOf(part, path === "" ? key : `${path}.${key}`));
}

test("The field map knows every datum of a record, and nothing else", () => {
  expect(new Set(Object.keys(FIELD_MAP))).toEqual(new Set(fieldsOf(sample, "")));
});

test("Every tag the field map names is in the layout's tables", () => {
  const tags = new Set(
    [LAYOUT_1_0.general, LAYOUT_1_0.study, LAYOUT_1_0.subject, LAYOUT_1_0.assessment, LAYOUT_1_0.summary, LAYOUT_1_0.extra, LAYOUT_1_0.exemption].flatMap((rows) => rows.map(({ tag }) => tag as string)),
  );
  const named = Object.values(FIELD_MAP).map(({ xml }) => xml.split("/").at(-1) ?? "");
  expect(named.filter((tag) => tag !== "NANG_LUC_PHAM_CHAT" && !tags.has(tag))).toEqual([]);
});

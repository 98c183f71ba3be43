import { z } from "zod";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { TranscriptSchema } from "../transcript-schema";
import type { TranscriptData } from "../transcript-data";
import type { Layout } from "./layouts";
import { decodeText } from "./parse";
import { isRecord, putAt } from "./tag-table";
import type { Tag } from "./tag-table";

type Draft = Record<string, unknown>;

/** A simple tag: text alone, or text beside its Id. An empty tag is an empty text. */
const Leaf = z.union([
  z.string(),
  z.strictObject({ "#text": z.string().optional(), "@Id": z.string() }).transform((leaf) => leaf["#text"] ?? ""),
]);

/** The marks table of a pupil who is exempt from every subject. */
const NO_LINES = z.literal("").transform(() => ({ MON_HOC: [] }));

const leavesOf = (tags: readonly Tag[]) => Object.fromEntries(tags.map(({ tag }) => [tag, Leaf.optional()]));

/** The whole grammar of a data node in one strict schema: an unknown tag or attribute anywhere is refused. */
const dataNode = (layout: Layout) =>
  z.strictObject({
    "@Id": z.string(),
    THONG_TIN_CHUNG: z.strictObject(leavesOf(layout.general)),
    QUA_TRINH_HOC_TAP: z.array(z.strictObject(leavesOf(layout.study))),
    BANG_DIEM: z.union([NO_LINES, z.strictObject({ MON_HOC: z.array(z.strictObject({ "@Id": z.string(), ...leavesOf(layout.subject) })) })]),
    NANG_LUC_PHAM_CHAT: z.strictObject(leavesOf(layout.assessment)),
    TONG_KET: z.strictObject(leavesOf(layout.summary)),
    MO_RONG: z.strictObject({ ...leavesOf(layout.extra), MIEN: z.array(z.strictObject(leavesOf(layout.exemption))).optional() }),
  });

const grammars = new WeakMap<Layout, ReturnType<typeof dataNode>>();

function grammarOf(layout: Layout) {
  const known = grammars.get(layout) ?? dataNode(layout);
  grammars.set(layout, known);
  return known;
}

/** The snapshot a data node holds. Returns the place of the first fault as text when it is not one of ours. */
export function readDataNode(node: unknown, layout: Layout): { ok: true; data: TranscriptData } | { ok: false; about: string } {
  const parsed = grammarOf(layout).safeParse(node);
  if (!parsed.success) return { ok: false, about: placeOf(parsed.error) };
  const { THONG_TIN_CHUNG, QUA_TRINH_HOC_TAP, BANG_DIEM, NANG_LUC_PHAM_CHAT, TONG_KET, MO_RONG } = parsed.data;
  const draft: Draft = {};
  readLeaves(layout.general, THONG_TIN_CHUNG, draft);
  readLeaves(layout.summary, TONG_KET, draft);
  readLeaves(layout.extra, MO_RONG, draft);
  const assessment = readLeaves(layout.assessment, NANG_LUC_PHAM_CHAT, {});
  const rows = BANG_DIEM.MON_HOC.map((row) => readLeaves(layout.subject, row, {}));
  const read = TranscriptSchema.safeParse({
    ...draft,
    previous: isWhollyNull(draft["previous"]) ? null : draft["previous"],
    remarks: { ...asRecord(draft["remarks"]), ...asRecord(assessment["remarks"]) },
    traits: traitsFrom(asRecord(assessment["levels"])),
    studies: QUA_TRINH_HOC_TAP.map((row) => readLeaves(layout.study, row, {})),
    exemptions: (MO_RONG.MIEN ?? []).map((row) => readLeaves(layout.exemption, row, {})),
    subjects: rows.map(({ subject, level, mark, comment, slot }) => ({ subject, level, mark, comment, slot })),
    subjectTeachers: teachersFrom(rows),
  });
  return read.success ? { ok: true, data: read.data } : { ok: false, about: placeOf(read.error) };
}

/** Fills the draft from one group of tags; a tag that is not there gives null, a text no writer makes gives undefined. */
function readLeaves(tags: readonly Tag[], group: Record<string, unknown>, draft: Draft): Draft {
  for (const { tag, path, codec } of tags) {
    const raw = group[tag];
    putAt(draft, path, typeof raw === "string" ? codec.read(decodeText(raw)) : null);
  }
  return draft;
}

const asRecord = (value: unknown): Draft => (isRecord(value) ? value : {});
const isWhollyNull = (value: unknown) => isRecord(value) && Object.values(value).every((part) => part === null);

const traitsFrom = (levels: Draft) =>
  TRAITS.flatMap(({ code }) => (levels[code] === null || !(code in levels) ? [] : [{ trait: code, level: levels[code] }]));

/** The teachers in the order in which the marks table first names them. */
function teachersFrom(rows: readonly Draft[]): readonly Draft[] {
  const teachers = new Map<unknown, Draft>();
  for (const row of rows) {
    if (!teachers.has(row["slot"])) teachers.set(row["slot"], { key: row["slot"], name: row["teacherName"], identity: row["teacherIdentity"] });
  }
  return [...teachers.values()];
}

const placeOf = (error: z.ZodError) => {
  const [issue] = error.issues;
  return issue === undefined ? "" : `${issue.path.join("/")} ${issue.message}`.trim();
};

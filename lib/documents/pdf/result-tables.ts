import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS } from "@/lib/domain/assessment/levels";
import { SUBJECTS } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import type { TraitGroup } from "@/lib/domain/assessment/traits";
import type { TranscriptData } from "../transcript-data";
import type { Flow } from "./flow";
import { PAGE_HEIGHT } from "./flow";
import { BODY_SIZE, LEFT, TEXT_WIDTH } from "./paper";
import { cellLines, drawTable } from "./table";
import type { Column, Row } from "./table";
import { drawTraitGroup, traitGroupHeight } from "./trait-table";
import type { TraitGroupTable } from "./trait-table";

const NAME = 137;
const LEVEL = 86;
const MARK = 46;
const SUBJECT_COLUMNS = [
  { title: "Môn học và hoạt động giáo dục", width: NAME, align: "left" },
  { title: "Mức đạt được", width: LEVEL, align: "center" },
  { title: "Điểm KTĐK", width: MARK, align: "center" },
  { title: "Nhận xét", width: TEXT_WIDTH - NAME - LEVEL - MARK, align: "left" },
] as const satisfies readonly Column[];

/**
 * Section 1: all fourteen rows of the form, each with its own comment; a subject not taken stays empty, an exempted one says why.
 *
 * Source: CV 2088, Phụ lục 2, mục 1; QĐ 2904 (two rows of Tin học và Công nghệ).
 */
export function drawSubjects(flow: Flow, data: TranscriptData): void {
  const heading = { text: "1. Kết quả các môn học và hoạt động giáo dục", size: BODY_SIZE + 0.5, x: LEFT, align: "left" } as const;
  const rows = SUBJECTS.map(({ code }) => subjectRow(flow, data, code, subjectName(code, data.foreignLanguage)));
  drawTable(flow, { x: LEFT, columns: SUBJECT_COLUMNS, heading }, rows);
}

function subjectRow(flow: Flow, data: TranscriptData, code: string, name: string): Row {
  const entry = data.subjects.find(({ subject }) => subject === code);
  const exemption = data.exemptions.find(({ subject }) => subject === code);
  const level = entry ? SUBJECT_LEVEL_WORDS[entry.level] : exemption ? "Miễn" : "";
  const mark = entry?.mark == null ? "" : String(entry.mark);
  const comment = [entry?.comment ?? "", exemption ? `Lý do miễn: ${exemption.reason}` : ""].filter((text) => text !== "").join("\n");
  const [, second, third, fourth] = SUBJECT_COLUMNS;
  return [nameLines(flow, name), cellLines(flow, second, level), cellLines(flow, third, mark), cellLines(flow, fourth, comment)];
}

/** A name too long for its column breaks before its bracket. */
function nameLines(flow: Flow, name: string): readonly string[] {
  const lines = cellLines(flow, SUBJECT_COLUMNS[0], name);
  return lines.length === 1 ? lines : cellLines(flow, SUBJECT_COLUMNS[0], name.replace(" (", "\n("));
}

/**
 * Sections 2 and 3, one comment for each group. `closing`: the height of what stands under them; when it must go to a new page,
 * section 3 goes with it, or 3.2 alone where both do not fit, so that the last pages are not left nearly empty.
 *
 * Source: CV 2088, Phụ lục 2, mục 2–3.
 */
export function drawTraits(flow: Flow, data: TranscriptData, closing: number): void {
  const { remarks } = data;
  drawTraitGroup(flow, groupTable(data, { heading: "2. Nhận xét những phẩm chất chủ yếu", group: "QUALITIES", title: "Phẩm chất", remark: remarks.qualities }));
  const first = groupTable(data, {
    over: "3. Những năng lực cốt lõi",
    heading: "3.1. Những năng lực chung",
    group: "GENERAL_COMPETENCES",
    title: "Năng lực",
    remark: remarks.generalCompetences,
  });
  const last = groupTable(data, {
    heading: "3.2. Những năng lực đặc thù",
    group: "SPECIFIC_COMPETENCES",
    title: "Năng lực",
    remark: remarks.specificCompetences,
  });
  const together = traitGroupHeight(flow, last) + closing;
  const fromFirst = traitGroupHeight(flow, first) + together;
  if (fromFirst <= PAGE_HEIGHT) flow.need(fromFirst);
  drawTraitGroup(flow, first);
  if (together <= PAGE_HEIGHT) flow.need(together);
  drawTraitGroup(flow, last);
}

type Group = { over?: string; heading: string; group: TraitGroup; title: string; remark: string };

function groupTable(data: TranscriptData, part: Group): TraitGroupTable {
  const rows = TRAITS.filter((trait) => trait.group === part.group).map((trait) => {
    const found = data.traits.find((entry) => entry.trait === trait.code);
    return { name: trait.name, level: found ? TRAIT_LEVEL_WORDS[found.level] : "" };
  });
  return { ...part, rows };
}

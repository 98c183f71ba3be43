import type { StudyYear, TranscriptData } from "../transcript-data";
import type { Flow } from "./flow";
import { drawUnderlay } from "./furniture";
import { BODY_SIZE, GREY, LEFT, MM, RIGHT, RULE, TEXT_WIDTH } from "./paper";
import { cellLines, drawTable } from "./table";
import type { Column, Row } from "./table";
import { wrapText } from "./text";
import { officeWords, shortDay } from "./words";

const LEADING = 17;
const GAP = 4.5;
const CODE_SIZE = 29 * MM;
const NO_COLUMN: Column = { title: "", width: TEXT_WIDTH, align: "left" };
const STUDIES: readonly Column[] = [
  { title: "Năm học", width: 66, align: "center" },
  { title: "Lớp", width: 40, align: "center" },
  { title: "Tên trường", width: TEXT_WIDTH - 66 - 40 - 76 - 84, align: "left" },
  { title: "Số đăng bộ", width: 76, align: "center" },
  { title: "Ngày nhập học/ chuyển đến", width: 84, align: "center" },
];

/** The page of who the pupil is and how the record is found. Source: CV 2088, Phụ lục 2 (page "HỌC BẠ"); TT 27/2020, Phụ lục 1, trang 3. */
export function drawIdentity(flow: Flow, data: TranscriptData): void {
  drawUnderlay(flow.startPage(), data);
  flow.y += 16;
  flow.pen.text((LEFT + RIGHT) / 2, flow.y, { face: "bold", size: 20 }, "HỌC BẠ", "center");
  flow.y += 34;
  drawPupil(flow, data);
  drawLookup(flow, data);
  flow.y += 10;
  const heading = { text: "QUÁ TRÌNH HỌC TẬP", size: 13, x: (LEFT + RIGHT) / 2, align: "center" } as const;
  drawTable(flow, { x: LEFT, columns: STUDIES, heading }, data.studies.map((study) => studyRow(flow, study)));
}

const studyRow = (flow: Flow, study: StudyYear): Row =>
  [study.yearLabel, study.className, study.schoolName, study.admissionNumber, shortDay(study.arrivedOn)].map((text, index) =>
    cellLines(flow, STUDIES[index] ?? NO_COLUMN, text),
  );

function drawPupil(flow: Flow, { pupil }: TranscriptData): void {
  const half = LEFT + TEXT_WIDTH * 0.56;
  drawPair(flow, "Họ và tên học sinh:", pupil.fullName);
  drawTwo(flow, half, ["Ngày, tháng, năm sinh:", shortDay(pupil.birthDate)], ["Giới tính:", pupil.sex]);
  drawTwo(flow, half, ["Dân tộc:", pupil.ethnicity], ["Quốc tịch:", pupil.nationality]);
  drawTwo(flow, half, ["Mã số định danh cá nhân:", pupil.identityNumber], ["Mã học sinh:", pupil.code]);
  drawPair(flow, "Nơi sinh:", pupil.birthPlace);
  drawPair(flow, "Quê quán:", pupil.hometown);
  drawPair(flow, "Nơi ở hiện nay:", pupil.address);
  drawPair(flow, "Họ và tên cha:", pupil.fatherName ?? "");
  drawPair(flow, "Họ và tên mẹ:", pupil.motherName ?? "");
  drawPair(flow, "Người giám hộ (nếu có):", pupil.guardianName ?? "");
}

/** The code, the signer and the date, with the QR of the verification page beside them. */
function drawLookup(flow: Flow, data: TranscriptData): void {
  flow.need(CODE_SIZE + 40);
  flow.y += 6;
  flow.pen.line([LEFT, flow.y], [RIGHT, flow.y], { width: 0.5, colour: RULE });
  flow.y += 24;
  const top = flow.y - 12;
  const width = TEXT_WIDTH - CODE_SIZE - 16;
  // On a line of its own: beside its label a code with many wide letters would not fit, and a code broken in two is misread.
  flow.pen.text(LEFT, flow.y, { face: "regular", size: BODY_SIZE }, "Mã số tra cứu học bạ (UUID):");
  flow.pen.text(LEFT, flow.y + LEADING, { face: "bold", size: BODY_SIZE }, data.code);
  flow.y += 2 * LEADING + GAP;
  const note = "(Mã tra cứu học bạ UUID sử dụng để tra cứu học bạ số trên cổng tra cứu Học bạ số – Bộ GDĐT)";
  for (const line of wrapText(flow.fonts.italic, 10.5, width, note)) {
    flow.pen.text(LEFT, flow.y - 3, { face: "italic", size: 10.5, colour: GREY }, line);
    flow.y += 13.5;
  }
  flow.y += GAP;
  drawPair(flow, "Người ký học bạ:", data.head.name, width);
  drawPair(flow, "Chức vụ của người ký học bạ:", officeWords(data.head.title), width);
  drawPair(flow, "Ngày ký học bạ:", shortDay(data.declaredOn), width);
  flow.pen.form("Code", { x: RIGHT - CODE_SIZE, y: top + CODE_SIZE, scale: CODE_SIZE / 100 });
  flow.pen.text(RIGHT - CODE_SIZE / 2, top + CODE_SIZE + 12, { face: "italic", size: 9, colour: GREY }, "Quét mã để xác thực", "center");
  flow.y = Math.max(flow.y - LEADING, top + CODE_SIZE + 16);
}

/** A label and its value in bold, hanging; an empty value is a dotted line. */
function drawPair(flow: Flow, label: string, value: string, width: number = TEXT_WIDTH): void {
  const start = LEFT + flow.pen.width({ face: "regular", size: BODY_SIZE }, label) + 5;
  const lines = wrapText(flow.fonts.bold, BODY_SIZE, LEFT + width - start, value);
  flow.pen.text(LEFT, flow.y, { face: "regular", size: BODY_SIZE }, label);
  if (value === "") flow.pen.line([start, flow.y + 2], [LEFT + width, flow.y + 2], { width: 0.6, dash: "0.8 2.2", colour: RULE });
  for (const [index, line] of lines.entries()) {
    if (index > 0) flow.need(LEADING);
    flow.pen.text(start, flow.y, { face: "bold", size: BODY_SIZE }, line);
    flow.y += LEADING;
  }
  flow.y += GAP;
  flow.need(LEADING);
}

type Pair = readonly [label: string, value: string];

/** Two short pairs on one line, or one under the other when either is too long for its half. */
function drawTwo(flow: Flow, half: number, one: Pair, other: Pair): void {
  const regular = { face: "regular", size: BODY_SIZE } as const;
  const bold = { face: "bold", size: BODY_SIZE } as const;
  const length = ([label, value]: Pair) => flow.pen.width(regular, label) + 5 + flow.pen.width(bold, value);
  if (length(one) > half - LEFT - 10 || length(other) > RIGHT - half) {
    for (const [label, value] of [one, other]) drawPair(flow, label, value);
    return;
  }
  flow.pen.text(half, flow.y, regular, other[0]);
  flow.pen.text(half + flow.pen.width(regular, other[0]) + 5, flow.y, bold, other[1]);
  drawPair(flow, one[0], one[1], half - LEFT - 20);
}

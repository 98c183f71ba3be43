import { DEPARTURE_WORDS } from "@/lib/domain/records/departure";
import { daysWords, missedWords } from "@/lib/domain/records/missed-elsewhere";
import { showDay } from "@/lib/domain/vietnam-time";
import type { FontFaces } from "../pdf/skeleton";
import { RULE } from "../pdf/paper";
import { wrapText } from "../pdf/text";
import { measure, yearWords } from "../pdf/words";
import { FORM_LEGEND } from "./form-cells";
import type { LeavingData } from "./leaving-data";
import { commentTable, subjectTable, teacherTable, traitTable } from "./leaving-tables";
import { PrintFlow } from "./print-flow";
import { drawFoot, drawMarks } from "./print-marks";
import { PORTRAIT_A4, PRINT_TYPE } from "./print-paper";
import { drawPrintTable } from "./print-table";
import { drawSection, drawText } from "./print-text";
import { drawSignatures, signaturesHeight } from "./signature-lines";
import { writePrint } from "./write-print";

/** Said on the first page in a frame, and at the foot of each. */
export const ON_PAPER = "Bản in để ký, đóng dấu trên giấy; chưa phải kết quả có chữ ký số (QĐ 1789, Điều 22).";

const BODY = { face: "regular", size: 11 } as const;
const NOTE = { face: "italic", size: 9 } as const;
const ROOM_FOR_PEN = { ...PRINT_TYPE.A4, padY: 8 }; // a line to sign on

/**
 * Draws the results of a pupil to the day of leaving, A4, with places where subject teachers, homeroom teacher and head sign with the pen.
 *
 * Throws: MissingGlyphError. Source: QĐ 1789, Đ.22.2, 32.5; NĐ 30/2020, Phụ lục I; docs/decisions/172-what-a-leaver-is-given.md.
 */
export function drawLeaving(data: LeavingData, fonts: FontFaces): Uint8Array {
  const flow = new PrintFlow(fonts, PORTRAIT_A4, (pen) => drawMarks(pen, fonts, { x: 0, y: 0, ...PORTRAIT_A4 }, PORTRAIT_A4.height, { draft: false, trial: data.trial }));
  flow.startPage();
  drawHeading(flow, data);
  drawPupil(flow, data);
  drawResults(flow, data);
  drawAbsencesAndMeasures(flow, data);
  drawSigners(flow, data);
  flow.pages.forEach((pen, index) =>
    drawFoot(pen, { left: PORTRAIT_A4.left, right: PORTRAIT_A4.right, y: PORTRAIT_A4.bottom + 22 }, `${ON_PAPER} In lúc ${data.printedAt}.`, { number: index + 1, count: flow.pages.length }),
  );
  const title = `Kết quả đánh giá ${DEPARTURE_WORDS[data.kind].until} – ${data.pupil.fullName} – Lớp ${data.className} – Năm học ${yearWords(data.yearLabel)}`;
  return writePrint(flow.pages, PORTRAIT_A4, { title, author: data.schoolName, subject: "Bản in để ký trên giấy (QĐ 1789/QĐ-SGDĐT, Điều 22, 32)" }, fonts);
}

/** School and motto as on an official paper, the title, and in a frame what this paper is not. */
function drawHeading(flow: PrintFlow, data: LeavingData): void {
  const { pen, paper } = flow;
  const [left, right, middle] = [paper.left + flow.width * 0.23, paper.left + flow.width * 0.74, (paper.left + paper.right) / 2];
  let y = paper.top + 10;
  pen.text(left, y, { face: "regular", size: 11 }, data.ward.toLocaleUpperCase("vi"), "center");
  pen.text(right, y, { face: "bold", size: 11 }, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center");
  y += 14;
  pen.text(right, y, { face: "bold", size: 11.5 }, "Độc lập - Tự do - Hạnh phúc", "center");
  for (const line of wrapText(flow.fonts.bold, 11, flow.width * 0.46, data.schoolName.toLocaleUpperCase("vi"))) {
    pen.text(left, y, { face: "bold", size: 11 }, line, "center");
    y += 14;
  }
  pen.line([left - 40, y - 8], [left + 40, y - 8], { width: 0.6 });
  pen.line([right - 72, paper.top + 29], [right + 72, paper.top + 29], { width: 0.6 });
  y += 18;
  pen.text(middle, y, { face: "bold", size: 14 }, "KẾT QUẢ ĐÁNH GIÁ", "center");
  y += 17;
  pen.text(middle, y, { face: "bold", size: 13 }, `ĐẾN NGÀY ${DEPARTURE_WORDS[data.kind].title}`, "center");
  y += 16;
  pen.text(middle, y, { face: "regular", size: 11.5 }, `Năm học ${yearWords(data.yearLabel)}`, "center");
  const frame = { x: paper.left, y: y + 9, width: flow.width, height: 21 };
  pen.box(frame, { width: 0.8, colour: RULE });
  pen.text(middle, frame.y + 14, { face: "bold", size: 10 }, ON_PAPER, "center");
  flow.y = frame.y + frame.height + 6;
}

function drawPupil(flow: PrintFlow, { pupil, className, lastDay, toSchool, paper }: LeavingData): void {
  const line = (label: string, text: string) => drawText(flow, BODY, text, label);
  line("Họ và tên:", pupil.fullName);
  line("Ngày sinh:", `${showDay(pupil.birthDate)}; ${pupil.sex === "MALE" ? "nam" : "nữ"}; lớp ${className}`);
  line("Mã học sinh:", [pupil.code, `số định danh cá nhân: ${pupil.identityNumber ?? "chưa có"}`, ...(pupil.admissionNumber ? [`số đăng bộ: ${pupil.admissionNumber}`] : [])].join("; "));
  line("Học tại trường đến hết ngày:", showDay(lastDay));
  if (toSchool) line("Chuyển đến:", toSchool);
  if (paper) line("Giấy tờ:", paper);
}

function drawResults(flow: PrintFlow, data: LeavingData): void {
  const schools = [...new Set(data.periods.flatMap(({ school }) => school ?? []))];
  const table = (title: string, { columns, rows }: ReturnType<typeof subjectTable>, empty: string) => {
    drawSection(flow, title, 100);
    drawPrintTable(flow, { columns, rows, type: PRINT_TYPE.A4, empty });
  };
  if (data.periods.length === 0) {
    drawSection(flow, "1. Kết quả đánh giá định kỳ", 60);
    drawText(flow, BODY, "Đến ngày này chưa có kết quả đánh giá định kỳ nào của năm học.");
    return;
  }
  table("1. Môn học và hoạt động giáo dục", subjectTable(data), "Không có môn học nào được đánh giá.");
  table("2. Phẩm chất và năng lực", traitTable(data), "");
  flow.y += 3;
  drawText(flow, NOTE, FORM_LEGEND);
  if (schools.length > 0) drawText(flow, NOTE, `(*) Kết quả của ${schools.join(", ")}; giáo viên trường này không nhập, không ký (QĐ 1789, Điều 22).`);
  table("3. Nhận xét", commentTable(data), "Chưa có nhận xét.");
}

function drawAbsencesAndMeasures(flow: PrintFlow, { absences, measures }: LeavingData): void {
  drawSection(flow, "4. Ngày nghỉ và sức khỏe", 60);
  const { withLeave, withoutLeave, elsewhere } = absences;
  const theirs = elsewhere.map((one) => `, trong đó ${missedWords(one)}`).join("");
  drawText(flow, BODY, `${daysWords(withLeave + withoutLeave)} (có phép ${daysWords(withLeave)}, không phép ${daysWords(withoutLeave)})${theirs}.`, "Số ngày nghỉ từ đầu năm học:");
  for (const { term, height, weight, school } of measures) {
    const body = [height && `chiều cao ${measure(height)} cm`, weight && `cân nặng ${measure(weight)} kg`].filter(Boolean).join(", ");
    if (body) drawText(flow, BODY, `${body}${school ? `, do ${school} đo` : ""}.`, term === 1 ? "Học kỳ I:" : "Học kỳ II:");
  }
}

function drawSigners(flow: PrintFlow, data: LeavingData): void {
  drawSection(flow, "5. Giáo viên môn học xác nhận", 120);
  drawPrintTable(flow, { ...teacherTable(data), type: ROOM_FOR_PEN, empty: "Không có giáo viên môn học nào." }, signaturesHeight(data)); // never a page with signatures alone
  drawSignatures(flow, { ...data, signedOn: null });
}

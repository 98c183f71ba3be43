import "server-only";
import { drawLeaving } from "@/lib/documents/forms/draw-leaving";
import type { LeavingData } from "@/lib/documents/forms/leaving-data";
import { packHandOver, type PackedFile } from "@/lib/documents/handover-package";
import { TRIAL_WORDS } from "@/lib/documents/pdf/trial-mark";
import { DEPARTURE_WORDS } from "@/lib/domain/records/departure";
import { showDay } from "@/lib/domain/vietnam-time";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { logRead, type Read } from "../../audit/reads";
import type { Ctx } from "../../context";
import { env } from "../../env";
import type { PrintedFile } from "../../reports/printed-file";
import { PDF_TYPE } from "../../reports/printed-file";
import { newestFiles } from "../../transcripts/issued-files";
import { pdfTools } from "../../transcripts/paper-tools";
import { NOT_MISTAKEN } from "../places";
import type { StandingDeparture } from "./find-departure";
import { findDeparture } from "./find-departure";
import { loadLeaving } from "./load-leaving";

/**
 * The results of a pupil to the day of leaving, to be signed on paper. Made anew each time; reading it is logged.
 *
 * Throws: NOT_FOUND, ONLY_CLASS_STAFF, DEPARTURE_NOT_NOW. Source: QĐ 1789, Đ.22.2, 32.5.
 */
export async function getLeavingResult(ctx: Ctx, moveId: string): Promise<PrintedFile> {
  const departure = await findDeparture(ctx, moveId, "result");
  const data = await loadLeaving(ctx, departure);
  await logRead(ctx, { what: "departure.result", entityId: moveId, pupilId: departure.pupilId });
  return { name: `ket-qua-den-ngay-${DEPARTURE_WORDS[data.kind].file}-${data.pupil.code}.pdf`, bytes: drawLeaving(data, (await pdfTools()).fonts), type: PDF_TYPE };
}

/**
 * What the school hands over of a pupil who has left, in one file: that result, the issued học bạ of earlier years with their
 * evidence, and a list with digests. Every file in it is a logged read.
 *
 * Throws: NOT_FOUND, ONLY_CLERKS, DEPARTURE_NOT_NOW. Source: QĐ 1789, Đ.22, 34.2; docs/decisions/172-what-a-leaver-is-given.md.
 */
export async function getHandOver(ctx: Ctx, moveId: string): Promise<PrintedFile> {
  const departure = await findDeparture(ctx, moveId, "package");
  const data = await loadLeaving(ctx, departure);
  const { file, until } = DEPARTURE_WORDS[data.kind];
  const result = { path: `ket-qua-den-ngay-${file}.pdf`, bytes: drawLeaving(data, (await pdfTools()).fonts), about: `Kết quả đánh giá ${until}, bản in để ký trên giấy` };
  const { files, reads, missing } = await earlierYears(ctx, departure);
  const bytes = packHandOver([result, ...files], { heading: headingOf(data), missing }, nodeSha256);
  await logRead(ctx, { what: "departure.package", entityId: moveId, pupilId: departure.pupilId }, ...reads);
  return { name: `ho-so-${file}-${data.pupil.code}.zip`, bytes, type: "application/zip" };
}

const ABOUT = {
  "unit.download.xml": "tệp XML có chữ ký số",
  "unit.download.pdf": "tệp PDF có chữ ký số",
  "unit.download.evidence": "bằng chứng lâu dài của tệp XML, để cạnh tệp XML",
} as const satisfies Record<string, string>;

/** The issued học bạ of the pupil, year by year; a year at this school without one is named, so that nobody takes the package for more than it is. */
async function earlierYears({ db }: Ctx, { pupilId, yearId }: StandingDeparture): Promise<{ files: PackedFile[]; reads: Read[]; missing: string[] }> {
  const units = await db.unit.findMany({ where: { pupilId, status: "ISSUED" }, orderBy: [{ startYear: "asc" }, { preparedAt: "asc" }], select: { id: true, yearLabel: true, startYear: true, className: true, code: true } });
  const files: PackedFile[] = [];
  const reads: Read[] = [];
  for (const unit of units) {
    for (const { name, what, bytes } of await newestFiles(db, unit)) {
      files.push({ path: `hoc-ba/${unit.yearLabel}/${name}`, bytes, about: `Học bạ số năm học ${unit.yearLabel}, lớp ${unit.className}, mã tra cứu ${unit.code}: ${ABOUT[what as keyof typeof ABOUT]}` });
      reads.push({ what, entityId: unit.id, pupilId });
    }
  }
  const places = await db.enrolment.findMany({ where: { pupilId, class: { yearId: { not: yearId } }, ...NOT_MISTAKEN }, orderBy: { startedOn: "asc" }, select: { class: { select: { name: true, year: { select: { label: true, startYear: true } } } } } });
  const without = places.filter(({ class: { year } }) => !units.some(({ startYear }) => startYear === year.startYear));
  const missing = without.map(({ class: { name, year } }) => `Năm học ${year.label}, lớp ${name}: chưa có học bạ số phát hành tại trường; học bạ giấy bàn giao riêng.`);
  return { files, reads, missing: [...new Set(missing)] };
}

const headingOf = (data: LeavingData): string[] => [
  ...(data.trial ? [TRIAL_WORDS] : []),
  `BỘ HỒ SƠ BÀN GIAO HỌC SINH ${DEPARTURE_WORDS[data.kind].title}`,
  data.schoolName,
  `Học sinh: ${data.pupil.fullName}, sinh ngày ${showDay(data.pupil.birthDate)}, mã học sinh ${data.pupil.code}`,
  `Lớp ${data.className}, năm học ${data.yearLabel}; học tại trường đến hết ngày ${showDay(data.lastDay)}`,
  ...(data.toSchool ? [`Chuyển đến: ${data.toSchool}`] : []),
  ...(data.paper ? [`Giấy tờ: ${data.paper}`] : []),
  `Lập lúc ${data.printedAt}. Kiểm tra học bạ số tại ${env().PUBLIC_URL}/xac-thuc`,
];

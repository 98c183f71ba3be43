import type { Difference } from "@/lib/documents/compare-records";
import type { Detail, Finding } from "@/lib/domain/verification/checks";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { showDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { detailWords } from "@/lib/domain/verification/detail-words";
import { evidenceWords, timeStampWords } from "@/lib/domain/verification/evidence-words";
import { CHECK_WORDS, OUTCOME_WORDS } from "@/lib/domain/verification/finding-words";
import type { Report, SignatureFacts } from "@/lib/domain/verification/report";
import { CERTIFICATE_STATUS_WORDS, FILE_FAULT_WORDS, INTEGRITY_WORDS, STANDING_WORDS } from "@/lib/domain/verification/verdict-words";

export const OUTCOME_SIGNS = { PASSED: "✓", FAILED: "✗", NOT_MADE: "?" } as const;
export const ROLE_WORDS = { GVBM: "Giáo viên bộ môn", GVCN: "Giáo viên chủ nhiệm", CBQL: "Cán bộ quản lý", KY_PHAT_HANH: "Nhà trường ký phát hành" } as const;

/** A report as a person reads it: facts one by one, the answer last. Source: QĐ 1789, Đ.12. */
export function reportLines(file: string, report: Report, requireRegistry: boolean): string[] {
  if (report.notOurs !== undefined) return [file, `  ${FILE_FAULT_WORDS[report.notOurs.code].vi}`, "  KẾT LUẬN: không phải tệp học bạ số của hệ thống này, không kết luận"];
  return [
    file,
    ...recordLines(report),
    ...report.findings.filter(({ subject }) => subject === undefined).map((finding) => `  ${findingLine(finding)}`),
    ...report.signatures.flatMap((signature) => signatureLines(signature, report.findings)),
    ...evidenceLines(report),
    ...orphans(report).map((finding) => `  ${findingLine(finding)} (${finding.subject ?? ""})`),
    `  KẾT LUẬN: ${INTEGRITY_WORDS[report.integrity ?? "UNDETERMINED"].vi}; ${STANDING_WORDS[report.standing].vi}`,
    ...(requireRegistry && report.standing === "UNKNOWN" ? ["  Không chấp nhận: yêu cầu đối chiếu với sổ của trường."] : []),
  ];
}

function recordLines({ data, format }: Report): string[] {
  if (data === null) return [`  ${format ?? ""}`];
  const trial = data.trial ? " · BẢN THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" : "";
  return [`  ${format ?? ""} · ${data.pupil.fullName}, lớp ${data.year.className}, năm học ${data.year.label}${trial}`, `  Mã tra cứu ${data.code} · ${data.school.name}`];
}

function findingLine({ check, outcome, detail }: Finding): string {
  const why = detail === undefined ? "" : `: ${detailWords(detail).vi}`;
  return `${OUTCOME_SIGNS[outcome]} ${CHECK_WORDS[check].vi}${outcome === "PASSED" ? "" : ` – ${OUTCOME_WORDS[outcome].vi.toLowerCase()}${why}`}`;
}

function signatureLines(signature: SignatureFacts, findings: readonly Finding[]): string[] {
  const { certificate } = signature;
  const own = findings.filter(({ subject }) => subject === signature.slot);
  const parts = signature.subjects.length > 0 ? ` (${signature.subjects.map((code) => findSubject(code)?.short ?? code).join(", ")})` : "";
  return [
    `  ${ROLE_WORDS[signature.role]}${parts}: ${signature.signer} – ${signature.authority}`,
    `      ký lúc ${momentOf(signature.signedAt)}; chứng thư ${certificate.serial}, ${dayOf(certificate.notBefore)} đến ${dayOf(certificate.notAfter)}`,
    `      khi ký: ${CERTIFICATE_STATUS_WORDS[signature.statusWhenSigned].vi.toLowerCase()}; hiện nay: ${CERTIFICATE_STATUS_WORDS[signature.statusNow].vi.toLowerCase()}`,
    ...own.map((finding) => `      ${findingLine(finding)}`),
  ];
}

/** The level reached and every time-stamp; why one does not count. */
function evidenceLines({ evidence }: Report): string[] {
  const words = evidenceWords(evidence);
  if (evidence === undefined || words === null) return [];
  const why = (detail: Detail | undefined) => (detail === undefined ? "" : `: ${detailWords(detail).vi}`);
  const stamps = evidence.timeStamps.map((one) => {
    const count = one.outcome === "PASSED" ? "" : ` – ${OUTCOME_WORDS[one.outcome].vi.toLowerCase()}${why(one.detail)}`;
    return `      ${OUTCOME_SIGNS[one.outcome]} ${timeStampWords(one).vi}${count}`;
  });
  return [`  ${words.vi}`, ...(evidence.fault ? [`      ? ${detailWords(evidence.fault).vi}`] : []), ...stamps];
}

const dayOf = (moment: Date) => showDay(vietnamDay(moment));

/** "08:00:00 ngày 28/05/2026", as written in Vietnam. */
const momentOf = (instant: string) => `${instant.slice(11, 19)} ngày ${showDay(instant.slice(0, 10))}`;

/** Findings about a slot whose certificate could not even be read. */
const orphans = ({ findings, signatures }: Report) =>
  findings.filter(({ subject }) => subject !== undefined && !signatures.some(({ slot }) => slot === subject));

/** Whether the two files of one unit say the same, and where not. */
export function comparisonLines(first: string, second: string, differences: readonly Difference[]): string[] {
  if (differences.length === 0) return [`${first} và ${second}: hai tệp nói cùng một nội dung`];
  return [
    `${first} và ${second}: KHÁC NHAU ở ${differences.length} mục`,
    ...differences.map(({ label, where, first: left, second: right }) => `  ${label}${where === "" ? "" : ` (${where})`}: "${left}" – "${right}"`),
  ];
}

import { SUBJECT_LEVEL_WORDS, type SubjectLevel } from "../assessment/levels";
import { findSubject } from "../assessment/subjects";
import { showDay, vietnamDay } from "../vietnam-time";
import { EVIDENCE_CHECK, FILE_CHECKS, SIGNATURE_CHECKS, type CheckCode, type Finding, type Outcome } from "./checks";
import { detailWords } from "./detail-words";
import { evidenceWords, timeStampWords } from "./evidence-words";
import { CHECK_WORDS, type Words } from "./finding-words";
import type { Report, SignatureFacts } from "./report";
import { CERTIFICATE_STATUS_WORDS, FILE_FAULT_WORDS } from "./verdict-words";
import { sentenceOf, type Tone } from "./verdict-sentence";

/** One check over the whole file, with what did not pass. */
export type CheckLine = { check: CheckCode; outcome: Outcome; words: Words; details: Words[] };

/** The facts of QĐ 1789 Đ.12 about one signature, ready to be shown. */
export type SignatureLine = {
  slot: string;
  signer: string;
  authority: string;
  signedAt: string;
  period: string;
  serial: string;
  statusWhenSigned: Words;
  statusNow: Words;
  integrity: SignatureFacts["integrity"];
  covers: string;
};

/** One time-stamp, and why it does not count where it does not. */
export type TimeStampLine = { words: Words; outcome: Outcome; detail: Words | null };

/** What the verification page shows: nothing that the signatures did not authenticate. */
export type ReportView = {
  tone: Tone;
  sentence: Words;
  fault: Words | null;
  record: { name: string; about: Words; code: string; school: string; declaredOn: string; trial: boolean } | null;
  checks: CheckLine[];
  signatures: SignatureLine[];
  evidence: { words: Words; fault: Words | null; timeStamps: TimeStampLine[] } | null;
  results: { subject: string; value: Words; teacher: string }[];
};

/** The report of a file, in the words of the page. Source: QĐ 1789, Đ.12. */
export function reportView(report: Report): ReportView {
  const { data } = report;
  return {
    ...sentenceOf(report),
    fault: report.notOurs ? FILE_FAULT_WORDS[report.notOurs.code] : null,
    record: data && {
      name: data.pupil.fullName,
      about: { vi: `lớp ${data.year.className}, năm học ${data.year.label}`, en: `class ${data.year.className}, school year ${data.year.label}` },
      code: data.code,
      school: data.school.name,
      declaredOn: showDay(data.declaredOn),
      trial: data.trial,
    },
    checks: report.notOurs ? [] : checksOf(report).map((check) => lineOf(check, report.findings)),
    signatures: report.signatures.map(signatureLine),
    evidence: evidenceView(report),
    results: (data?.subjects ?? []).map(({ subject, level, mark, slot }) => ({
      subject: findSubject(subject)?.name ?? subject,
      value: valueOf(level, mark),
      teacher: data?.subjectTeachers.find(({ key }) => key === slot)?.name ?? "",
    })),
  };
}

/** The level in the circular's own word, glossed for who reads it abroad, and the mark. */
function valueOf(level: SubjectLevel, mark: number | null): Words {
  const withMark = (words: string) => (mark === null ? words : `${words}, ${mark}`);
  return { vi: withMark(SUBJECT_LEVEL_WORDS[level]), en: withMark(`${SUBJECT_LEVEL_WORDS[level]} (${LEVEL_GLOSSES[level]})`) };
}

const LEVEL_GLOSSES = { T: "completed well", H: "completed", C: "not completed" } as const satisfies Record<SubjectLevel, string>;

/** Evidence is told among the checks where there is any to check. */
function checksOf({ findings }: Report): CheckCode[] {
  const hasEvidence = findings.some(({ check }) => check === EVIDENCE_CHECK);
  return [...FILE_CHECKS, ...SIGNATURE_CHECKS, ...(hasEvidence ? [EVIDENCE_CHECK] as const : [])];
}

function evidenceView({ evidence }: Report): ReportView["evidence"] {
  const words = evidenceWords(evidence);
  if (evidence === undefined || words === null) return null;
  const timeStamps = evidence.timeStamps.map((one) => ({ words: timeStampWords(one), outcome: one.outcome, detail: one.detail ? detailWords(one.detail) : null }));
  return { words, fault: evidence.fault ? detailWords(evidence.fault) : null, timeStamps };
}

/** A check made many times (once a signature) passes only when each passed; one that was never listed was not made. */
function lineOf(check: CheckCode, findings: readonly Finding[]): CheckLine {
  const own = findings.filter((finding) => finding.check === check);
  const worst = (["FAILED", "NOT_MADE"] as const).find((outcome) => own.some((finding) => finding.outcome === outcome));
  const details = own.flatMap(({ detail }) => (detail ? [detailWords(detail)] : []));
  const unique = details.filter((words, index) => details.findIndex((other) => other.vi === words.vi) === index);
  return { check, outcome: worst ?? (own.length > 0 ? "PASSED" : "NOT_MADE"), words: CHECK_WORDS[check], details: unique };
}

const signatureLine = (facts: SignatureFacts): SignatureLine => ({
  slot: facts.slot,
  signer: facts.signer,
  authority: facts.authority,
  signedAt: showSigningTime(facts.signedAt),
  period: `${showDay(vietnamDay(facts.certificate.notBefore))} – ${showDay(vietnamDay(facts.certificate.notAfter))}`,
  serial: facts.certificate.serial,
  statusWhenSigned: CERTIFICATE_STATUS_WORDS[facts.statusWhenSigned],
  statusNow: CERTIFICATE_STATUS_WORDS[facts.statusNow],
  integrity: facts.integrity,
  covers: facts.subjects.map((code) => findSubject(code)?.short ?? code).join(", "),
});

/** "2026-05-30T09:15:02+07:00" → "09:15:02 30/05/2026 (+07:00)". */
const showSigningTime = (instant: string) => `${instant.slice(11, 19)} ${showDay(instant.slice(0, 10))} (+07:00)`;

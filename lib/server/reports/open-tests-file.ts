import "server-only";
import { ATTEMPT_WORDS } from "@/lib/domain/assessment/attempts";
import type { Period } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { drawOpenTests } from "@/lib/documents/forms/draw-open-tests";
import type { Ctx } from "../context";
import { pdfTools } from "../transcripts/paper-tools";
import { listOpenTests } from "./list-open-tests";
import type { PrintedFile } from "./printed-file";
import { PDF_TYPE } from "./printed-file";

/** The list of tests still to be taken, to be put up in the staff room. Throws: NOT_FOUND, ONLY_CLASS_STAFF. */
export async function getOpenTestsFile(ctx: Ctx, classId: string, period: Period): Promise<PrintedFile> {
  const { paper, lines } = await listOpenTests(ctx, classId, period);
  const rows = lines.map(({ orderNo, fullName, subject, kind, why, teachers }) => [String(orderNo), fullName, findSubject(subject)?.short ?? subject, ATTEMPT_WORDS[kind], why, teachers.join(", ")]);
  const { fonts } = await pdfTools();
  const { className, yearLabel } = paper.head;
  return { name: `con-phai-kiem-tra-lop-${className}-${period}-${yearLabel}.pdf`, bytes: drawOpenTests({ ...paper.head, rows }, fonts), type: PDF_TYPE };
}

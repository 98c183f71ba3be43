import "server-only";
import { YEAR_STANDING_WORDS } from "@/lib/domain/assessment/levels";
import type { Period } from "@/lib/domain/assessment/periods";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { drawSlips } from "@/lib/documents/forms/draw-slips";
import type { SlipPupil } from "@/lib/documents/forms/slip-data";
import { decide } from "@/lib/domain/people/permissions";
import { storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { SheetPupil } from "../sheets/class-facts";
import { NEVER_ABSENT, valueAt } from "../sheets/sheet-values";
import { isConfirmed } from "../sheets/year-results";
import { pdfTools } from "../transcripts/paper-tools";
import { formSubject } from "./class-form";
import type { ClassPaper } from "./load-class-paper";
import { loadClassPaper } from "./load-class-paper";
import type { PrintedFile, PrintOptions } from "./printed-file";
import { PDF_TYPE } from "./printed-file";

/**
 * The result slips of a class, or of one child of it, each for its own family. Reading them is logged, child by child.
 *
 * Throws: NOT_FOUND, ONLY_HOMEROOM_TEACHER. Source: TT 27/2020, Đ.16.1b.
 */
export async function getSlips(ctx: Ctx, classId: string, period: Period, { hs }: PrintOptions): Promise<PrintedFile> {
  const right = decide(ctx.actor, "slip.print", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const paper = await loadClassPaper(ctx, classId, period);
  const chosen = paper.facts.pupils.filter((pupil) => pupil.frozen === null && (hs === undefined || pupil.id === hs));
  if (hs !== undefined && chosen.length === 0) throw new AppError("NOT_FOUND");
  await logRead(ctx, ...chosen.map(({ id }) => ({ what: "slip", entityId: `${classId}/${period}`, pupilId: id })));
  const { fonts } = await pdfTools();
  const bytes = drawSlips({ ...paper.head, homeroom: paper.signers.homeroom, pupils: chosen.map((pupil) => slipOf(paper, pupil)) }, fonts);
  const whose = hs === undefined ? "" : `-${chosen[0]?.orderNo ?? ""}`;
  return { name: `phieu-ket-qua-lop-${paper.head.className}${whose}-${period}-${paper.head.yearLabel}.pdf`, bytes, type: PDF_TYPE };
}

function slipOf(paper: ClassPaper, pupil: SheetPupil): SlipPupil {
  const { facts, values, profiles, years } = paper;
  const profile = profiles.get(pupil.id);
  const year = years.get(pupil.id);
  const endsTerm = facts.period === "CK1" || facts.period === "CN";
  const result = year && (isConfirmed(year) ? year.confirmed : year.unranked && year.completion ? "UNRANKED" : null);
  return {
    fullName: pupil.fullName,
    birthDate: profile ? storedDay(profile.birthDate) : "",
    subjects: facts.subjects.map((subject) => formSubject(paper, pupil, subject)).filter(({ standing }) => standing !== "NOT_TAKEN"),
    traits: traitsOf(facts.grade).map(({ code }) => ({ trait: code, level: valueAt(values, pupil.id, `trait.${code}`) as "T" | "D" | "C" | null })),
    absentSessions: values.absences.get(pupil.id) ?? NEVER_ABSENT,
    height: endsTerm ? valueAt(values, pupil.id, "height") : null,
    weight: endsTerm ? valueAt(values, pupil.id, "weight") : null,
    remark: valueAt(values, pupil.id, "remark.OVERALL"),
    year: year && result ? { result: YEAR_STANDING_WORDS[result], awards: year.awards.filter(({ decided }) => decided).map(({ text }) => text), completion: year.completion ?? "" } : null,
  };
}

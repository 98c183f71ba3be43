import "server-only";
import { z } from "zod";
import { findingList } from "@/lib/domain/people/assignment/finding-words";
import { isOfClass } from "@/lib/domain/people/assignment/duty-part";
import { assignmentState, decideAssignmentStep, decideEdit } from "@/lib/domain/people/assignment/assignment-workflow";
import { decide, isAdministrator } from "@/lib/domain/people/permissions";
import { PART_STATUS_WORDS } from "@/lib/domain/records/sheet-words";
import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { groupBy } from "@/lib/domain/grouping";
import { storedDay, showDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { findingsOf } from "./assignment-facts";
import { getAssignment, heldFrom, isBeingSigned, type Assignment } from "./load-assignment";
import { readMatrix } from "./matrix";
import { namesIn, type SchoolNames } from "./names";
import { paperOf } from "./paper-of";

/** Throws: ONLY_ASSIGNMENT_STAFF. */
function mustRead({ actor }: Pick<Ctx, "actor">): void {
  const right = decide(actor, "assignment.read");
  if (!right.ok) throw new AppError(right.reason);
}

/** Who answers for what today and later, by what is signed, with the versions of the year. */
export async function readAssignments(ctx: Ctx, yearId: string) {
  mustRead(ctx);
  const today = vietnamDay(ctx.now);
  const held = await heldFrom(ctx.db, yearId, today);
  const year = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { supplementsClosesOn: true } });
  const versions = await ctx.db.dutyAssignment.findMany({
    where: { yearId },
    orderBy: { revision: "desc" },
    select: { id: true, number: true, revision: true, effectiveFrom: true, reason: true, signedAt: true, submittedAt: true, droppedAt: true, signedBy: { select: { fullName: true } }, preparedBy: { select: { fullName: true } } },
  });
  return {
    today,
    lastDay: storedDay(year.supplementsClosesOn),
    matrix: await readMatrix(ctx.db, yearId, today, { held, changes: [] }),
    versions: versions.map(({ signedBy, preparedBy, effectiveFrom, ...row }) => ({ ...row, effectiveFrom: storedDay(effectiveFrom), state: assignmentState(row), signedBy: signedBy?.fullName ?? null, preparedBy: preparedBy?.fullName ?? null })),
    mayPrepare: decide(ctx.actor, "assignment.prepare").ok,
  };
}

export type VersionRow = Awaited<ReturnType<typeof readAssignments>>["versions"][number];

/** What a version changes of one subject of a class, or of one office. progress: how far the part is, which stays as it is. */
export type ChangeGroup = { key: string; what: string; ids: string[]; lines: string[]; progress: string[] };

/** One version as its readers see it: what it changes, what is to be checked, and what this person may do with it. */
export async function readVersion(ctx: Ctx, assignmentId: string) {
  mustRead(ctx);
  if (!z.uuid().safeParse(assignmentId).success) throw new AppError("NOT_FOUND");
  const version = await getAssignment(ctx, assignmentId);
  const { held, changes, state } = version;
  const names = await namesIn(ctx.db, [...held, ...changes.map(({ duty }) => duty)], version.signedById ? [version.signedById] : []);
  const isOpen = state === "DRAFT" || state === "SUBMITTED";
  const { faults, notices } = isOpen ? await findingsOf(ctx, version) : { faults: [], notices: [] };
  const words = (all: typeof faults) => findingList(all, { ...names, person: (id) => names.person(id).name });
  const may = (step: Parameters<typeof decideAssignmentStep>[0]) => decideAssignmentStep(step, ctx.actor, state).ok;
  const beingSigned = isOpen && (await isBeingSigned(ctx.db, version.batchId));
  return {
    ...{ id: version.id, yearId: version.yearId, yearLabel: version.yearLabel, version: version.version, state, revision: version.revision, number: version.number, reason: version.reason },
    ...{ effectiveFrom: version.effectiveFrom, returnNote: version.returnNote, preparedBy: version.preparedBy?.fullName ?? null, lastDay: version.lastDay, today: vietnamDay(ctx.now) },
    signed: version.signedAt && version.signedById ? { at: version.signedAt, by: names.person(version.signedById).name, byKey: version.signature !== null } : null,
    changes: await changeGroups(ctx, version, names),
    faults: words(faults),
    notices: words(notices),
    matrix: isOpen ? await readMatrix(ctx.db, version.yearId, version.effectiveFrom < vietnamDay(ctx.now) ? version.effectiveFrom : vietnamDay(ctx.now), version) : null,
    staff: isOpen ? await staffToChoose(ctx) : [],
    paper: state === "SUBMITTED" || state === "DRAFT" ? await ownPaper(ctx, version) : version.paper ? { text: new TextDecoder().decode(version.paper), digest: "" } : null,
    mayCopy: isOpen && !held.some(({ kind }) => isOfClass(kind)),
    batchId: beingSigned ? version.batchId : null,
    may: { edit: decideEdit(ctx.actor, state).ok && !beingSigned, submit: may("submit") && !beingSigned, return: may("return") && !beingSigned, drop: may("drop") && !beingSigned, sign: may("sign") && !beingSigned },
  };
}

export type VersionView = Awaited<ReturnType<typeof readVersion>>;

/** The paper as the head would sign it now: shown to whoever may sign it. */
async function ownPaper(ctx: Ctx, version: Assignment) {
  if (!ctx.actor.staffId || !decide(ctx.actor, "assignment.sign").ok || version.changes.length === 0) return null;
  const { text, digest } = await paperOf(ctx.db, version, ctx.actor.staffId);
  return { text, digest };
}

const staffToChoose = ({ db, now }: Ctx) =>
  db.staff.findMany({ where: { OR: [{ leftOn: null }, { leftOn: { gt: now } }] }, select: { id: true, fullName: true, code: true }, orderBy: [{ fullName: "asc" }, { code: "asc" }] });

async function changeGroups(ctx: Ctx, { changes, changeIds, yearId, state }: Assignment, names: SchoolNames): Promise<ChangeGroup[]> {
  const rows = changes.map((change, index) => ({ change, id: changeIds[index] ?? "" }));
  const groups = groupBy(rows, ({ change: { duty } }) => [duty.kind, duty.classId ?? "", duty.subjectCode ?? ""].join("|"));
  const progress = state === "SIGNED" || isAdministrator(ctx.actor) ? [] : await partsInProgress(ctx, yearId);
  const listed = [...groups].map(([key, members]) => {
    const [first] = members;
    const aim = first?.change.duty;
    if (!aim) throw new Error("an empty group of changes");
    const regroups = new Set(members.map(({ change }) => change.duty.groupId === null)).size > 1;
    const of = (groupId: string | null) => (groupId ? ` (${names.part({ ...aim, classId: null, subjectCode: null, groupId }).split(", ").at(-1) ?? ""})` : "");
    return {
      key,
      what: names.part({ ...aim, groupId: null }),
      ids: members.map(({ id }) => id),
      lines: members.map(({ change }) => {
        const who = `${names.person(change.duty.staffId).name}${of(change.duty.groupId)}`;
        if (change.deed === "BEGIN") return `Giao ${who}, từ ${showDay(change.duty.validFrom)}${change.duty.validTo ? ` đến ${showDay(change.duty.validTo)}` : ""}`;
        return change.lastDay < change.duty.validFrom ? `${who} không bắt đầu nhiệm vụ đã định từ ${showDay(change.duty.validFrom)}` : `${who} thôi, đến hết ${showDay(change.lastDay)}`;
      }),
      progress: progress.filter((part) => part.classId === aim.classId && part.subjectCode === aim.subjectCode).map(({ words }) => `${words} (${regroups ? "từ ngày chia hay gộp nhóm, giáo viên của từng phần nộp lại" : "giữ nguyên"})`),
    };
  });
  return listed.sort((a, b) => a.what.localeCompare(b.what, "vi", { numeric: true }));
}

/** Parts that are handed in or given back: whoever takes over finds them as they are. */
async function partsInProgress({ db }: Ctx, yearId: string) {
  const parts = await db.subjectSheet.findMany({
    where: { status: { not: "DRAFT" }, sheet: { status: "OPEN", class: { yearId } } },
    select: { subjectCode: true, status: true, sheet: { select: { classId: true, period: true } } },
  });
  return parts.map(({ subjectCode, status, sheet }) => ({ subjectCode, classId: sheet.classId, words: `${PERIOD_WORDS[sheet.period]}: ${PART_STATUS_WORDS[status].toLocaleLowerCase("vi")}` }));
}

/** The signed paper, or the signature beside it. Throws: NOT_FOUND. */
export async function getSignedPaper(ctx: Ctx, assignmentId: string): Promise<{ paper: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer> }> {
  mustRead(ctx);
  if (!z.uuid().safeParse(assignmentId).success) throw new AppError("NOT_FOUND");
  const found = await ctx.db.dutyAssignment.findUnique({ where: { id: assignmentId }, select: { paper: true, signature: true } });
  if (!found?.paper || !found.signature) throw new AppError("NOT_FOUND");
  return { paper: found.paper, signature: found.signature };
}

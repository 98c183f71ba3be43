import "server-only";
import type { ListCheckAction, ListCheckStatus } from "@/lib/domain/people/list-check";
import { decideListCheck, LIST_CHECK_ACTIONS } from "@/lib/domain/people/list-check";
import { maskIdentityNumber } from "@/lib/domain/people/identity-numbers";
import { decide } from "@/lib/domain/people/permissions";
import type { ProfileFinding } from "@/lib/domain/people/profile-check";
import { MOVE_WORDS } from "@/lib/domain/records/pupil-move";
import { showDay, storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { loadProfiles } from "./load-profiles";
import { leftAs } from "./places";
import { checkAll } from "./profile-report";

export type ClassProfiles = {
  classId: string;
  className: string;
  pupils: readonly { pupilId: string; orderNo: number; fullName: string; code: string; identity: string; birthDate: string; findings: readonly ProfileFinding[] }[];
  check: { status: ListCheckStatus; note: string | null; by: string | null; at: Date | null; version: number; editedSince: number };
  may: readonly ListCheckAction[];
  left: readonly { pupilId: string; orderNo: number; fullName: string; how: string }[];
  mayReceive: boolean;
};

/** What may make a list that was accepted worth another look. */
const CHANGES_LISTS = ["pupil.edit", "move.arrived", "move.moved-class", "move.approve", "move.take-back"];
const ANY_NOTE = "…"; // a button that asks for a reason is offered before the reason is there

/** A class's list with what each profile lacks, and how far its check is. Numbers are masked: a list never shows them whole. */
export async function getClassProfiles(ctx: Ctx, classId: string): Promise<ClassProfiles> {
  const right = decide(ctx.actor, "pupil.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const schoolClass = await ctx.db.schoolClass.findUnique({ where: { id: classId }, select: { name: true, yearId: true, listCheck: { include: { staff: { select: { fullName: true } } } } } });
  if (!schoolClass) throw new AppError("NOT_FOUND");
  const checked = checkAll(ctx, await loadProfiles(ctx.db, { yearId: schoolClass.yearId })).filter(({ pupil }) => pupil.classId === classId);
  const row = schoolClass.listCheck;
  const status = row?.status ?? "NOT_CHECKED";
  const editedSince = row?.status === "ACCEPTED" ? await ctx.db.history.count({ where: { action: { in: CHANGES_LISTS }, classId, at: { gt: row.decidedAt } } }) : 0;
  await logRead(ctx, { what: "pupil.list", entityId: classId });
  return {
    classId,
    className: schoolClass.name,
    pupils: checked.map(({ pupil: { pupilId, orderNo, fullName, code, identityNumber, birthDate }, findings }) => ({ pupilId, orderNo, fullName, code, identity: identityNumber ? maskIdentityNumber(identityNumber) : "chưa có", birthDate: showDay(birthDate), findings })),
    check: { status, note: row?.note ?? null, by: row?.staff.fullName ?? null, at: row?.decidedAt ?? null, version: row?.version ?? 0, editedSince },
    left: await listLeavers(ctx, classId),
    mayReceive: decide(ctx.actor, "pupil.receive", { classId }).ok,
    may: LIST_CHECK_ACTIONS.filter((action) => decideListCheck(action, { actor: ctx.actor, classId, status, note: ANY_NOTE }).ok),
  };
}

/** Who was of the class and left it: the number stays theirs. */
async function listLeavers({ db }: Ctx, classId: string): Promise<ClassProfiles["left"]> {
  const rows = await db.enrolment.findMany({
    where: { classId, end: { in: ["MOVED_CLASS", "TRANSFERRED", "LEFT"] } },
    orderBy: { orderNo: "asc" },
    select: { orderNo: true, endedOn: true, end: true, pupil: { select: { id: true, fullName: true } } },
  });
  return rows.map(({ orderNo, endedOn, end, pupil }) => {
    const kind = leftAs(end);
    return { pupilId: pupil.id, orderNo, fullName: pupil.fullName, how: kind && endedOn ? `${MOVE_WORDS[kind]} ${showDay(storedDay(endedOn))}` : "" };
  });
}

/** The state of a class's check, for its sheet. */
export async function findListCheck({ db }: Pick<Ctx, "db">, classId: string): Promise<ListCheckStatus> {
  return (await db.listCheck.findUnique({ where: { classId }, select: { status: true } }))?.status ?? "NOT_CHECKED";
}

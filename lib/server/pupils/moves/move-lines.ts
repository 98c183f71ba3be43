import "server-only";
import { decideDeparturePaper, type DeparturePaper } from "@/lib/domain/records/departure";
import { decide } from "@/lib/domain/people/permissions";
import type { LeavingAction, MoveKind, MoveState } from "@/lib/domain/records/pupil-move";
import { decideLeavingStep, LEAVING_ACTIONS, mayTakeBack } from "@/lib/domain/records/pupil-move";
import { showDay, showInstant, storedDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import type { Prisma } from "../../db/client/client";
import { standingDepartures } from "./standing-departures";
import { whyNotTakenBack } from "./take-back";

/** One line of the register of moves, with the steps this person may take on it. */
export type MoveLine = {
  id: string;
  pupilId: string;
  pupil: string;
  classId: string | null; // where the pupil's page is found, for who may read it
  kind: MoveKind;
  state: MoveState;
  what: string; // "Lớp 3A → lớp 3B, từ 12/03/2026"
  papers: string;
  told: readonly string[]; // who prepared, decided, took back, with what words
  version: number;
  may: readonly LeavingAction[];
  handOver: { result: boolean; package: boolean }; // what this person may have of a pupil who has left
  takeBack: { blocked: string | null } | null; // asked for one pupil only
};

const ANY_NOTE = "…"; // a button that asks for a reason is offered before the reason is there

/** The moves that match and whose class this person may read, the newest first; for the seal clerk those of who has left, whom he hands over. */
export async function findMoveLines(ctx: Ctx, where: Prisma.PupilMoveWhereInput): Promise<MoveLine[]> {
  const rows = await ctx.db.pupilMove.findMany({
    where,
    orderBy: [{ preparedAt: "desc" }, { id: "desc" }],
    include: { pupil: { select: { fullName: true } }, fromClass: { select: { name: true } }, toClass: { select: { name: true } } },
  });
  const standing = await standingDepartures(ctx.db, rows.map(({ pupilId }) => pupilId));
  const offered = new Map(rows.map((row) => [row.id, offer(ctx, row, standing.has(row.id))]));
  const seen = rows.filter(({ id, fromClassId, toClassId }) => offered.get(id)?.package || [fromClassId, toClassId].some((one) => one !== null && decide(ctx.actor, "pupil.read", { classId: one }).ok));
  const ids = seen.flatMap(({ preparedById, decidedById, takenBackById }) => [preparedById, decidedById, takenBackById].flatMap((id) => id ?? []));
  const staff = new Map((await ctx.db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true } })).map(({ id, fullName }) => [id, fullName]));
  return seen.map((row) => ({ ...lineOf(ctx, row, (id) => (id && staff.get(id)) || "Hệ thống"), handOver: offered.get(row.id) ?? NOTHING }));
}

const NOTHING = { result: false, package: false };

function offer({ actor }: Ctx, { fromClassId: classId }: { fromClassId: string | null }, stands: boolean): MoveLine["handOver"] {
  if (!stands || !classId) return NOTHING;
  const may = (paper: DeparturePaper) => decideDeparturePaper(actor, paper, { classId, stands }).ok;
  return { result: may("result"), package: may("package") };
}

type Row = Prisma.PupilMoveGetPayload<{ include: { pupil: { select: { fullName: true } }; fromClass: { select: { name: true } }; toClass: { select: { name: true } } } }>;

function lineOf({ actor }: Ctx, row: Row, nameOf: (id: string | null) => string): Omit<MoveLine, "handOver"> {
  const { id, pupilId, kind, state, version } = row;
  const readable = [row.toClassId, row.fromClassId].flatMap((one) => (one !== null && decide(actor, "pupil.read", { classId: one }).ok ? [one] : []));
  const classId = readable[0] ?? null;
  const prepared = kind === "TRANSFERRED" || kind === "LEFT" ? [`${nameOf(row.preparedById)} đề nghị, ${showInstant(row.preparedAt)}`] : [];
  return {
    ...{ id, pupilId, pupil: row.pupil.fullName, classId, kind, state, version },
    what: whatOf(row),
    papers: [row.school && `${kind === "ARRIVED" ? "Từ" : "Đến"} ${row.school}`, row.paper && `Giấy tờ: ${row.paper}`, row.reason && `Lý do: ${row.reason}`].filter(Boolean).join(" · "),
    told: [
      ...prepared,
      ...(row.decidedAt ? [`${nameOf(row.decidedById)} ${decidedWords(row)}, ${showInstant(row.decidedAt)}${row.note ? `: ${row.note}` : ""}`] : []),
      ...(row.takenBackAt ? [`${nameOf(row.takenBackById)} rút lại, ${showInstant(row.takenBackAt)}: ${row.takenBackWhy ?? ""}`] : []),
    ],
    may: LEAVING_ACTIONS.filter((action) => decideLeavingStep(action, { actor, classId: classId ?? "", state, note: ANY_NOTE }).ok),
    takeBack: null,
  };
}

/** The moves of one pupil, each with whether this person may take it back now. */
export async function findPupilMoves(ctx: Ctx, pupilId: string): Promise<MoveLine[]> {
  const lines = await findMoveLines(ctx, { pupilId });
  const told = [];
  for (const line of lines) told.push(mayTakeBack(ctx.actor, { ...line, classId: line.classId ?? "" }) ? { ...line, takeBack: { blocked: await whyNotTakenBack(ctx, line.id) } } : line);
  return told;
}

function decidedWords({ kind, state }: Row): string {
  if (state === "REFUSED") return "không đồng ý";
  return kind === "TRANSFERRED" || kind === "LEFT" ? "đồng ý" : "ghi";
}

function whatOf({ kind, day, fromClass, toClass }: Row): string {
  const on = showDay(storedDay(day));
  if (kind === "ARRIVED") return `Vào lớp ${toClass?.name ?? ""} từ ${on}`;
  if (kind === "MOVED_CLASS") return `Lớp ${fromClass?.name ?? ""} → lớp ${toClass?.name ?? ""} từ ${on}`;
  return `Lớp ${fromClass?.name ?? ""}, học đến hết ${on}`;
}

import "server-only";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { GRADES, PERIODS } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import type { EntryPart, EntryWindow, WindowState } from "@/lib/domain/records/entry-window";
import { windowState } from "@/lib/domain/records/entry-window";
import type { WindowDeed } from "@/lib/domain/records/entry-window-order";
import { windowDeed } from "@/lib/domain/records/entry-window-order";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";

export type WindowCell = { grade: Grade; period: Period; state: WindowState; window: EntryWindow | null; version: number };

export type ExceptionLine = EntryWindow & { id: string; version: number; className: string; period: Period; part: EntryPart | null; state: WindowState; reason: string };

export type OrderLine = {
  id: string;
  version: number;
  deed: WindowDeed;
  grade: number;
  period: Period;
  className: string | null;
  part: EntryPart | null;
  opensAt: Date | null;
  closesAt: Date | null;
  reason: string;
  status: "ORDERED" | "DONE" | "WITHDRAWN";
  orderedBy: string;
  orderedAt: Date;
  doneBy: string | null;
  doneAt: Date | null;
};

export type WindowPage = { cells: readonly WindowCell[]; exceptions: readonly ExceptionLine[]; orders: readonly OrderLine[]; classes: readonly { id: string; name: string; grade: number }[] };

const LATEST = 30;

/** The windows of a year, grade by period, the exceptions, and the head's latest orders. Shows no result and no pupil. */
export async function listWindows(ctx: Ctx, yearId: string): Promise<WindowPage> {
  const right = decide(ctx.actor, "window.read");
  if (!right.ok) throw new AppError(right.reason);
  const windows = await ctx.db.entryWindow.findMany({ where: { yearId } });
  const exceptions = await ctx.db.entryException.findMany({
    where: { class: { yearId } },
    orderBy: { closesAt: "desc" },
    take: LATEST,
    select: { id: true, version: true, period: true, partCode: true, opensAt: true, closesAt: true, class: { select: { name: true } }, order: { select: { reason: true } } },
  });
  const classes = await ctx.db.schoolClass.findMany({ where: { yearId }, orderBy: { name: "asc" }, select: { id: true, name: true, grade: true } });
  return {
    cells: GRADES.flatMap((grade) => PERIODS.map((period) => cellOf(ctx, windows, grade, period))),
    exceptions: exceptions.map(({ class: { name }, order: { reason }, partCode, ...one }) => ({ ...one, className: name, part: partCode as EntryPart | null, reason, state: windowState(one, ctx.now) })),
    orders: await listOrders(ctx, yearId, windows),
    classes,
  };
}

type Windows = Awaited<ReturnType<Ctx["db"]["entryWindow"]["findMany"]>>;

const find = (windows: Windows, grade: number, period: Period) => windows.find((one) => one.grade === grade && one.period === period) ?? null;

function cellOf({ now }: Ctx, windows: Windows, grade: Grade, period: Period): WindowCell {
  const window = find(windows, grade, period);
  return { grade, period, window, state: windowState(window, now), version: window?.version ?? 0 };
}

/** Those that wait first, then the latest. */
async function listOrders(ctx: Ctx, yearId: string, windows: Windows): Promise<OrderLine[]> {
  const orders = await ctx.db.windowOrder.findMany({
    where: { yearId },
    orderBy: [{ status: "asc" }, { orderedAt: "desc" }],
    take: LATEST,
    include: { orderedBy: { select: { fullName: true } }, doneBy: { select: { fullName: true } }, class: { select: { name: true } } },
  });
  return orders.map(({ orderedBy, doneBy, class: ofClass, partCode, ...order }) => ({
    ...order,
    className: ofClass?.name ?? null,
    part: partCode as EntryPart | null,
    deed: ofClass ? "EXCEPTION" : order.status === "ORDERED" ? windowDeed(find(windows, order.grade, order.period), order, ctx.now) : doneDeed(order),
    orderedBy: orderedBy.fullName,
    doneBy: doneBy?.fullName ?? null,
  }));
}

/** Of an order that is settled only its own words are known, no longer the window it met. */
const doneDeed = ({ closesAt, windowVersion }: { closesAt: Date | null; windowVersion: number }): WindowDeed => (closesAt === null ? "CLOSED" : windowVersion === 0 ? "SET" : "MOVED");

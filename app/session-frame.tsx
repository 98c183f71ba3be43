import type { ReactNode } from "react";
import { Frame } from "@/components/shell/frame";
import { mayEver } from "@/lib/domain/people/permissions";
import { queueOf } from "@/lib/domain/people/work-item";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { requireCtx } from "@/lib/server/auth/guard";
import { listMyWork } from "@/lib/server/people/my-work";
import { findChosenYear, listYears, YEAR_COOKIE } from "@/lib/server/school/school-year";
import { railOf } from "./navigation";

/** The frame of every page with a session, filled for the person who is signed in. */
export async function SessionFrame({ children }: { children: ReactNode }) {
  const ctx = await requireCtx();
  const [years, year, work] = [await listYears(ctx.db), await findChosenYear(), await listMyWork()];
  const staff = ctx.actor.staffId !== null;
  return (
    <Frame
      school={year?.schoolName ?? ""}
      name={ctx.actor.name}
      items={railOf(ctx.actor, work.todo.length)}
      years={staff && year ? { labels: years.map(({ label }) => label), chosen: year.label, cookie: YEAR_COOKIE } : null}
      queue={queueOf(work.todo, vietnamDay(ctx.now))}
      search={mayEver(ctx.actor, "unit.search")}
    >
      {children}
    </Frame>
  );
}

import "server-only";
import { groupBy } from "@/lib/domain/grouping";
import type { DutyKind } from "@/lib/domain/people/actor";
import type { Db } from "../context";
import { dutiesInForce } from "../people/duties-in-force";

/** The kinds of duties that members of staff hold on a day, by person; who holds none is not in it. */
export async function dutiesToday(db: Db, staffIds: readonly string[], today: Date): Promise<ReadonlyMap<string, readonly DutyKind[]>> {
  const duties = await db.duty.findMany({
    where: { staffId: { in: [...staffIds] }, ...dutiesInForce(today) },
    select: { staffId: true, kind: true },
  });
  return new Map([...groupBy(duties, ({ staffId }) => staffId)].map(([staffId, held]) => [staffId, [...new Set(held.map(({ kind }) => kind))]]));
}

import "server-only";
import { cache } from "react";
import { gatherWork, NO_WORK } from "@/lib/domain/people/work-item";
import type { Work } from "@/lib/domain/people/work-item";
import { findSignedIn } from "../auth/session";
import type { Ctx } from "../context";
import { database } from "../database";
import { listAssignmentWork } from "../assignments/my-work";
import { listMoveWork } from "../pupils/moves/list-moves";
import { listProfileWork } from "../pupils/my-work";
import { listWindowWork } from "../school/my-work";
import { findChosenYear } from "../school/school-year";
import { listProposalWork } from "../attempts/my-work";
import { listCeremonyWork } from "../ceremonies/my-work";
import { listSheetWork } from "../sheets/my-work";
import { listYearEndWork } from "../year-end/my-work";
import { listAccountWork } from "./account-work";

/** A part of the portal that knows what waits for a person in a school year. */
export type WorkProvider = (ctx: Ctx, yearId: string) => Promise<Work>;

const PROVIDERS: readonly WorkProvider[] = [listSheetWork, listProposalWork, listCeremonyWork, listWindowWork, listProfileWork, listMoveWork, listYearEndWork, listAssignmentWork, listAccountWork];

/** Everything that waits for a person in a year, by deadline. */
export async function listWork(ctx: Ctx, yearId: string): Promise<Work> {
  const parts: Work[] = [];
  for (const provide of PROVIDERS) parts.push(await provide(ctx, yearId));
  return gatherWork(parts);
}

/** The same for whoever is signed in, once per request: the page and the number in the rail share it. */
export const listMyWork = cache(async (): Promise<Work> => {
  const [signedIn, year] = [await findSignedIn(), await findChosenYear()];
  if (!signedIn || !year || signedIn.actor.staffId === null) return NO_WORK;
  return listWork({ actor: signedIn.actor, now: new Date(), db: database() }, year.id);
});

import "server-only";
import { countTry, waitWords, type Patience } from "../auth/throttle";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/** Somebody who mistypes a name at a provider has enough; whoever tries names one after the other has not. */
export const PROVIDER_PATIENCE: Patience = { free: 10, firstWaitSeconds: 30 };

/** Counts a question this person puts to an outside service, whatever becomes of it. Throws: ASKED_TOO_OFTEN, with how long to wait. */
export async function waitToAsk({ db, actor, now }: Ctx, what: string, patience: Patience): Promise<void> {
  const wait = await countTry(db, `${what}:${actor.accountId}`, patience, now);
  if (wait > 0) throw new AppError("ASKED_TOO_OFTEN", waitWords(wait));
}

import "server-only";
import type { z } from "zod";
import { shapeWords } from "@/lib/domain/shape-words";
import type { Answer } from "../answer";
import type { SignedIn } from "../auth/session";
import type { Ctx } from "../context";
import { ACCOUNT_PATIENCE, countTry, forgetTries, waitWords } from "../auth/throttle";
import type { PrismaClient } from "../db/client/client";
import { refusal, refused, refusedShape } from "./failures";
import { handledOnce } from "./handled-once";
import { runInTransaction } from "./transaction";

/** What every mutation carries: a key of the browser's own making, so that a repeat has no second effect. */
export type Keyed = { key: string };
export type UseCase<Input, Output> = (ctx: Ctx, input: Input) => Promise<Output>;

/**
 * A mutation as it was declared: its name, what it takes, what it does, what of its answer is never stored,
 * and whether wrong tries slow down (a password is asked for): counted outside the transaction, which a refusal undoes.
 * asks: it changes nothing here and waits for somebody else (a provider, the worker): no transaction is held meanwhile, no answer kept.
 */
export type Mutation<Input extends Keyed, Output> = {
  name: string;
  shape: z.ZodType<Input>;
  useCase: UseCase<Input, Output>;
  forget: readonly string[];
  slowsDown?: boolean;
  asks?: boolean;
};

/** Where a request comes from: who sends it (asked when needed), the body (read when needed), the database, the time. */
export type Arrival = { findSignedIn: () => Promise<SignedIn | null>; readInput: () => unknown; db: PrismaClient; now: Date };

/** The only deed open to somebody who still has the password the administrator handed out. */
const FIRST_DEED = "account.change-password";

/** The one guard: who, shape, once, in one transaction; what goes wrong becomes a sentence. */
export async function carryOut<Input extends Keyed, Output>(mutation: Mutation<Input, Output>, arrival: Arrival): Promise<Answer<Output>> {
  const { name, shape, useCase, forget, slowsDown = false, asks = false } = mutation;
  let accountId: string | undefined;
  try {
    const signedIn = await arrival.findSignedIn();
    if (!signedIn) return refusal("SIGNED_OUT");
    accountId = signedIn.actor.accountId;
    if (signedIn.mustChangePassword && name !== FIRST_DEED) return refusal("PASSWORD_CHANGE_FIRST");
    const parsed = shape.safeParse(await arrival.readInput(), { error: shapeWords });
    if (!parsed.success) return refusedShape(parsed.error);
    const input = parsed.data;
    const tries = `${name}:${accountId}`;
    const wait = slowsDown ? await countTry(arrival.db, tries, ACCOUNT_PATIENCE, arrival.now) : 0;
    if (wait > 0) return refusal("SIGN_IN_WAIT", waitWords(wait));
    const { actor, sessionId } = signedIn;
    const change = (tx: Ctx) => {
      const ctx = { ...tx, sessionId };
      return handledOnce(ctx, { action: name, key: input.key, forget }, () => useCase(ctx, input));
    };
    const value = asks
      ? await useCase({ actor, sessionId, now: arrival.now, db: arrival.db }, input)
      : await runInTransaction(arrival.db, actor, arrival.now, change);
    if (slowsDown) await forgetTries(arrival.db, tries);
    return { ok: true, value };
  } catch (error) {
    return refused(error, { action: name, accountId });
  }
}

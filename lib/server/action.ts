import "server-only";
import type { z } from "zod";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { Answer } from "./answer";
import { findSignedIn } from "./auth/session";
import type { Ctx } from "./context";
import { database } from "./database";
import { refusal, refused, refusedShape } from "./door/failures";
import { handledOnce } from "./door/handled-once";
import { register } from "./door/registry";
import { checkOrigin, readJson } from "./door/request-check";
import { runInTransaction } from "./door/transaction";
import { env } from "./env";

export { runInTransaction } from "./door/transaction";

/** What every mutation carries: a key of the browser's own making, so that a repeat has no second effect. */
export type Keyed = { key: string };
export type UseCase<Input, Output> = (ctx: Ctx, input: Input) => Promise<Output>;

/** `forget`: parts of the answer that are shown once and never stored. `maxBytes`: of a route's body. */
export type DoorOptions = { forget?: readonly string[]; maxBytes?: number };

type Doorstep = { name: string; forget: readonly string[] };

/** The only deed open to somebody who still has the password the administrator handed out. */
const FIRST_DEED = "account.change-password";

/** The one guard: who, shape, once, in one transaction; what goes wrong becomes a sentence. */
async function pass<Input extends Keyed, Output>(
  { name, forget }: Doorstep,
  shape: z.ZodType<Input>,
  useCase: UseCase<Input, Output>,
  readInput: () => unknown,
): Promise<Answer<Output>> {
  let accountId: string | undefined;
  try {
    const signedIn = await findSignedIn();
    if (!signedIn) return refusal("SIGNED_OUT");
    accountId = signedIn.actor.accountId;
    if (signedIn.mustChangePassword && name !== FIRST_DEED) return refusal("PASSWORD_CHANGE_FIRST");
    const parsed = shape.safeParse(await readInput());
    if (!parsed.success) return refusedShape(parsed.error);
    const input = parsed.data;
    const value = await runInTransaction(database(), signedIn.actor, new Date(), (tx) => {
      const ctx = { ...tx, sessionId: signedIn.sessionId };
      return handledOnce(ctx, { action: name, key: input.key, forget }, () => useCase(ctx, input));
    });
    return { ok: true, value };
  } catch (error) {
    return refused(error, { action: name, accountId });
  }
}

/**
 * A server action: what a form or a button calls. `name` is unique and appears in history and in the rights test.
 * The shape includes `key: RequestKey`.
 */
export function defineAction<Input extends Keyed, Output>(
  name: string,
  shape: z.ZodType<Input>,
  useCase: UseCase<Input, Output>,
  { forget = [] }: DoorOptions = {},
): (input: unknown) => Promise<Answer<Output>> {
  register({ name, face: "action", open: "session" });
  return async (input) => pass({ name, forget }, shape, useCase, () => input);
}

/** A route handler (POST with a JSON body) through the same guard: for what must not queue or change its address. */
export function defineRoute<Input extends Keyed, Output>(
  name: string,
  shape: z.ZodType<Input>,
  useCase: UseCase<Input, Output>,
  { forget = [], maxBytes = 256 * 1024 }: DoorOptions = {},
): (request: Request) => Promise<Response> {
  register({ name, face: "route", open: "session" });
  return async (request) => {
    const answer = await pass({ name, forget }, shape, useCase, () => {
      checkOrigin(request, env().PUBLIC_URL);
      return readJson(request, maxBytes);
    });
    return Response.json(answer, { status: answer.ok ? 200 : STATUS[answer.code] ?? 409, headers: { "cache-control": "no-store" } });
  };
}

/** HTTP words for refusals; any other refusal is a conflict with how things stand (409). */
const STATUS: Partial<Record<ErrorCode, number>> = {
  SIGNED_OUT: 401,
  NOT_YOURS: 403,
  FOREIGN_ORIGIN: 403,
  PASSWORD_CHANGE_FIRST: 403,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  INVALID_INPUT: 422,
  UNEXPECTED: 500,
  DATABASE_DOWN: 503,
};

import "server-only";
import type { z } from "zod";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { Answer } from "./answer";
import { findSignedIn } from "./auth/session";
import { database } from "./database";
import { carryOut } from "./door/carry-out";
import type { Keyed, UseCase } from "./door/carry-out";
import { register } from "./door/registry";
import { checkOrigin, readJson } from "./door/request-check";
import { env } from "./env";

export { runInTransaction } from "./door/transaction";

/** `forget`: parts of the answer that are shown once and never stored. `slowsDown`: wrong tries wait. `asks`: a question to somebody else, outside any transaction. `maxBytes`: of a route's body. */
export type DoorOptions = { forget?: readonly string[]; slowsDown?: boolean; asks?: boolean; maxBytes?: number };

const arrival = (readInput: () => unknown) => ({ findSignedIn, readInput, db: database(), now: new Date() });

/**
 * A server action: what a form or a button calls. `name` is unique and appears in the log and in the rights test.
 * The shape includes `key: RequestKey`.
 */
export function defineAction<Input extends Keyed, Output>(
  name: string,
  shape: z.ZodType<Input>,
  useCase: UseCase<Input, Output>,
  { forget = [], slowsDown = false, asks = false }: DoorOptions = {},
): (input: unknown) => Promise<Answer<Output>> {
  register({ name, face: "action" });
  return async (input) => carryOut({ name, shape, useCase, forget, slowsDown, asks }, arrival(() => input));
}

/** A route handler (POST with a JSON body) through the same guard: for what must not queue or change its address. */
export function defineRoute<Input extends Keyed, Output>(
  name: string,
  shape: z.ZodType<Input>,
  useCase: UseCase<Input, Output>,
  { forget = [], maxBytes = 256 * 1024 }: DoorOptions = {},
): (request: Request) => Promise<Response> {
  register({ name, face: "route" });
  return async (request) => {
    const readInput = () => {
      checkOrigin(request, env().PUBLIC_URL);
      return readJson(request, maxBytes);
    };
    const answer = await carryOut({ name, shape, useCase, forget }, arrival(readInput));
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

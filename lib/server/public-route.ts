import "server-only";
import { headers } from "next/headers";
import { refused } from "./door/failures";
import { checkOrigin } from "./door/request-check";
import { register } from "./door/registry";
import { env } from "./env";

const STATUS: Partial<Record<string, number>> = { INVALID_INPUT: 422, TOO_LARGE: 413, FOREIGN_ORIGIN: 403, DATABASE_DOWN: 503, UNEXPECTED: 500, FACTS_WAIT: 429 };

/** A POST that anyone may send from a page of the portal: nothing is changed by it but counters and the log of reads. */
export function definePublicRoute(name: string, answer: (request: Request, address: string) => Promise<unknown>) {
  register({ name, face: "route" });
  return async (request: Request): Promise<Response> => {
    try {
      checkOrigin(request, env().PUBLIC_URL);
      const address = (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "local";
      return Response.json({ ok: true, value: await answer(request, address) }, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      const answerOf = refused(error, { action: name });
      return Response.json(answerOf, { status: STATUS[answerOf.code] ?? 409, headers: { "cache-control": "no-store" } });
    }
  };
}

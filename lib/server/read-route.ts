import "server-only";
import { refused, refusal } from "./door/failures";
import { findSignedIn } from "./auth/session";
import type { Ctx } from "./context";
import { database } from "./database";

const STATUS: Partial<Record<string, number>> = { SIGNED_OUT: 401, NOT_FOUND: 404, DATABASE_DOWN: 503, UNEXPECTED: 500 };

/**
 * A GET that answers with data or a file: who, then a use case that decides for itself, as the pages do.
 * What goes wrong becomes a sentence with a status; nothing is ever cached.
 */
export function defineRead<Params>(read: (ctx: Ctx, params: Params, request: Request) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      const signedIn = await findSignedIn();
      if (!signedIn || signedIn.mustChangePassword) return signedOut(request);
      const ctx = { actor: signedIn.actor, sessionId: signedIn.sessionId, now: new Date(), db: database() };
      const response = await read(ctx, await params, request);
      response.headers.set("cache-control", "private, no-store");
      return response;
    } catch (error) {
      const answer = refused(error, { action: new URL(request.url).pathname });
      return Response.json(answer, { status: STATUS[answer.code] ?? 403 });
    }
  };
}

/** A person who opened the address in a tab is sent to sign in; a program is told in its own words. */
function signedOut(request: Request): Response {
  if (request.headers.get("sec-fetch-mode") !== "navigate") return Response.json(refusal("SIGNED_OUT"), { status: 401 });
  return new Response(null, { status: 303, headers: { location: "/dang-nhap", "cache-control": "no-store" } });
}

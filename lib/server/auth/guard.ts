import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Action, Target } from "@/lib/domain/people/permissions";
import { decide, mayEver } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { database } from "../database";
import { findSignedIn } from "./session";
import type { SignedIn } from "./session";

/** The proxy tells pages their own address under this name (proxy.ts). */
export const PATH_HEADER = "x-page-path";

/** The person on this page; somebody signed out goes to the sign-in page and comes back here afterwards. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await findSignedIn();
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  if (!signedIn) redirect(`/dang-nhap?ve=${encodeURIComponent(path)}`);
  if (signedIn.mustChangePassword && !path.startsWith("/tai-khoan")) redirect("/tai-khoan");
  return signedIn;
}

/**
 * What a page of the portal reads with. With an action, whoever may not do it finds nothing here: a page that is not
 * yours and a page that is not there look the same. Without a target it asks only whether the person may ever do it;
 * what the page then reads must still be narrowed to what is theirs.
 */
export async function requireCtx(action?: Action, target?: Target): Promise<Ctx> {
  const { actor, sessionId } = await requireSignedIn();
  if (action && !(target ? decide(actor, action, target).ok : mayEver(actor, action))) notFound();
  return { actor, sessionId, now: new Date(), db: database() };
}

/** What a page reads with when its action reaches only own or some things: whoever never may finds nothing here; the reads narrow the rest. */
export async function requireMay(action: Action): Promise<Ctx> {
  const { actor, sessionId } = await requireSignedIn();
  if (!mayEver(actor, action)) notFound();
  return { actor, sessionId, now: new Date(), db: database() };
}

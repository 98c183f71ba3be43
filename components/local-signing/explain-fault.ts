import { localPermission } from "./local-permission";
import { LocalServiceFault } from "./local-service";

/**
 * What a page is not told of a connection that failed, as far as the browser's permission tells it: forbidden, or perhaps only never allowed.
 * Asked after the failure and not before: a page of this very computer needs no permission, whatever it says.
 */
export async function explainFault(fault: unknown, permission = localPermission): Promise<unknown> {
  if (!(fault instanceof LocalServiceFault) || fault.code !== "NOT_RUNNING") return fault;
  const state = await permission();
  if (state === "denied") return new LocalServiceFault("NOT_ALLOWED");
  return state === "unasked" ? new LocalServiceFault("QUESTION_OPEN") : fault;
}

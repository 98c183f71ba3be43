/** Whether the browser lets this page reach a program on the same computer. unasked: it will ask; unknown: it does not restrict, or does not tell. */
export type LocalPermission = "granted" | "unasked" | "denied" | "unknown";

/** One permission by its names through time: Chromium first had one for all local addresses, later one for the computer itself. */
const NAMES = ["loopback-network", "local-network-access"];

type Permissions = { query(about: { name: string }): Promise<Pick<PermissionStatus, "state">> };

/** Asks the browser without making it ask the person. Source: WICG Local Network Access, §3 (permissions). */
export async function localPermission(permissions: Permissions | undefined = globalThis.navigator?.permissions as Permissions | undefined): Promise<LocalPermission> {
  for (const name of NAMES) {
    const state = await permissions?.query({ name }).then((status) => status.state, () => null); // a browser that does not know the name throws
    if (state) return state === "prompt" ? "unasked" : state;
  }
  return "unknown";
}

/** Whether the browser lets this page reach a program on the same computer. unasked: it will ask; unknown: it does not restrict, or does not tell. */
export type LocalPermission = "granted" | "unasked" | "denied" | "unknown";

/** One permission by its names through time: Chromium first had one for all local addresses, later one for the computer itself. */
const NAMES = ["loopback-network", "local-network-access"];

type Status = Pick<PermissionStatus, "state" | "addEventListener" | "removeEventListener">;
type Permissions = { query(about: { name: string }): Promise<Status> };

const ofThisBrowser = () => globalThis.navigator?.permissions as Permissions | undefined;

/** Asks the browser without making it ask the person. Source: WICG Local Network Access, §3 (permissions). */
export const localPermission = async (permissions = ofThisBrowser()): Promise<LocalPermission> => wordOf(await find(permissions));

/** Tells the permission now and whenever the person changes it in the browser's own menu. Answers with what ends the telling. */
export function watchLocalPermission(tell: (permission: LocalPermission) => void, permissions = ofThisBrowser()): () => void {
  let isOver = false;
  let end = () => {};
  void find(permissions).then((status) => {
    if (isOver) return;
    const say = () => tell(wordOf(status));
    status?.addEventListener("change", say);
    end = () => status?.removeEventListener("change", say);
    say();
  });
  return () => {
    isOver = true;
    end();
  };
}

async function find(permissions: Permissions | undefined): Promise<Status | null> {
  for (const name of NAMES) {
    const status = await permissions?.query({ name }).catch(() => null); // a browser that does not know the name throws
    if (status) return status;
  }
  return null;
}

const wordOf = (status: Status | null): LocalPermission => (status?.state === "prompt" ? "unasked" : (status?.state ?? "unknown"));

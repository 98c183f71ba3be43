import "server-only";

/** What a log line may say of the circumstances: names of actions and ids, never people's data. */
export type LogFacts = { action?: string; accountId?: string | undefined; path?: string; batchId?: string; unitId?: string };

const SPEAKING_ERRORS = new Set(["TypeError", "RangeError", "ReferenceError", "SyntaxError"]);

/**
 * Writes a fault as one JSON line and returns its id, the only part that people see.
 *
 * Messages of the database and of Prisma quote the values they choked on, so only the kind of the error, its code and
 * the places in our code are kept.
 */
export function logFault(error: unknown, facts: LogFacts = {}, id: string = crypto.randomUUID().slice(0, 8)): string {
  const line = { at: new Date().toISOString(), level: "fault", id, ...facts, ...describe(error) };
  console.error(JSON.stringify(line));
  return id;
}

/** Writes something worth knowing that is no fault. */
export const logNotice = (event: string, facts: LogFacts = {}): void => {
  console.info(JSON.stringify({ at: new Date().toISOString(), level: "notice", event, ...facts }));
};

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  return {
    kind: error.name,
    code: typeof code === "string" ? code : undefined,
    message: SPEAKING_ERRORS.has(error.name) ? error.message.replace(/["'`].*?["'`]|\d{6,}/g, "…") : undefined,
    stack: (error.stack ?? "").split("\n").filter((one) => one.trimStart().startsWith("at ")).slice(0, 12).map((one) => one.trim()),
    cause: error.cause === undefined ? undefined : describe(error.cause),
  };
}

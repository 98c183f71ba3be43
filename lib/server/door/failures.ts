import "server-only";
import type { z } from "zod";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { Refusal } from "../answer";
import { logFault } from "../audit/log";
import { AppError, DatabaseDown } from "../errors";

const UNREACHABLE = new Set(["P1000", "P1001", "P1002", "P1003", "P1008", "P1017", "P2024", "P2028", "ECONNREFUSED", "ECONNRESET", "ENOENT", "57P01", "57P02", "57P03", "3D000", "53300", "08001", "08003", "08006", "DatabaseNotReachable", "ConnectionClosed"]);
/** The driver says these without a code. */
const CUT_OFF = /^Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
/** A deadlock, a conflict, or a row that another one made first under the same unique name. */
const LOST_RACE = new Set(["P2034", "40001", "40P01", "P2002", "23505"]);

/** The codes of an error and of its causes: Prisma's, the driver's and PostgreSQL's own. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { code, originalCode, kind, cause, meta } = error as Record<string, unknown>;
  const own = [code, originalCode, kind].filter((one): one is string => typeof one === "string");
  const inner = (meta as Record<string, unknown> | undefined)?.["driverAdapterError"];
  return [...own, ...codesOf(cause, depth + 1), ...codesOf(inner, depth + 1)];
}

/** Is the database out of reach (as against a fault in a query)? */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseDown || error.name === "PrismaClientInitializationError" || CUT_OFF.test(error.message)) return true;
  return codesOf(error).some((code) => UNREACHABLE.has(code)) || isDatabaseDown(error.cause);
}

/** Did another transaction win, so that the same once more may well succeed? */
export const isLostRace = (error: unknown): boolean => codesOf(error).some((code) => LOST_RACE.has(code));

export const refusal = (code: ErrorCode, detail?: string): Refusal => ({ ok: false, code, message: refusalWords(code, detail) });

/** The sentence of each field that has the wrong shape; the first one counts. */
export function refusedShape(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return { ...refusal("INVALID_INPUT"), fields };
}

/** Turns what was thrown into an answer: a refusal keeps its sentence, a fault becomes a number in the log. */
export function refused(error: unknown, where: { action: string; accountId?: string | undefined }): Refusal {
  if (error instanceof AppError) return refusal(error.code, error.detail);
  if (isDatabaseDown(error)) return refusal("DATABASE_DOWN");
  if (isLostRace(error)) return refusal("STALE");
  return refusal("UNEXPECTED", logFault(error, where));
}

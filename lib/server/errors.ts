import "server-only";
import type { ErrorCode } from "@/lib/domain/refusal-words";

/**
 * An expected refusal: a code with one Vietnamese sentence (lib/domain/refusal-words.ts).
 * Anything else that is thrown is a fault: logged with an id, never shown.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail?: string, // a name or item put into the sentence; never personal data of others
  ) {
    super(code);
    this.name = "AppError";
  }
}

/** The database is out of reach. The digest survives the way to the browser and chooses the page (app/error.tsx). */
export class DatabaseDown extends Error {
  readonly digest = "DATABASE_DOWN";

  constructor(cause: unknown) {
    super("the database is out of reach", { cause });
    this.name = "DatabaseDown";
  }
}

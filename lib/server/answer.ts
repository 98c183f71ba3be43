import type { ErrorCode } from "@/lib/domain/refusal-words";

/** What the door says back: the value, or a refusal with its sentence (and the sentence of each wrong field). */
export type Answer<T> = { ok: true; value: T } | Refusal;

export type Refusal = { ok: false; code: ErrorCode; message: string; fields?: Record<string, string> };

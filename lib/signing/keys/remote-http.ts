import { KeyFault } from "../key-fault";

/** One question to a provider. form: sent as a form instead of JSON. within: how long it may take (Unit: ms). */
export type RemoteCall = { url: string; body: Record<string, unknown>; form?: boolean; authorization?: string; within?: number };
export type RemoteAnswer = { status: number; body: unknown };

const WITHIN_MS = 20_000;
const LARGEST = 1024 * 1024; // bytes; two hundred signatures have a tenth of it

/**
 * Asks a provider. Redirects are not followed: the question carries secrets. Nothing of question or answer is in an error.
 *
 * Throws: KeyFault SERVICE_DOWN when it cannot be reached, is too slow, fails (5xx), or answers what is no JSON or beyond measure.
 */
export async function ask({ url, body, form = false, authorization, within = WITHIN_MS }: RemoteCall): Promise<RemoteAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": form ? "application/x-www-form-urlencoded" : "application/json", accept: "application/json", ...(authorization ? { authorization } : {}) },
      body: form ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(within),
    });
    const text = await readText(response);
    if (response.status >= 500) throw new Error(`HTTP ${response.status}`);
    return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
  } catch (error) {
    throw new KeyFault("SERVICE_DOWN", null, { cause: new Error(reasonOf(error)) });
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let length = 0, part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > LARGEST) throw new Error("an answer beyond measure");
  }
  return Buffer.concat(parts).toString("utf8");
}

/** JSON.parse quotes what it could not read, which may be a token: only its kind is told. */
const reasonOf = (error: unknown) => (error instanceof SyntaxError ? "no JSON" : error instanceof Error ? `${error.name}: ${error.message}` : "unknown");

/** A field of an answer, when it is an object and has it as text. Returns null otherwise. */
export function textIn(body: unknown, name: string): string | null {
  const value = fieldIn(body, name);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A field of an answer, when the answer is an object. */
export const fieldIn = (body: unknown, name: string): unknown => (typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined);

/** A field that is a list; empty when it is none. */
export function listIn(body: unknown, name: string): unknown[] {
  const value = fieldIn(body, name);
  return Array.isArray(value) ? value : [];
}

/** The path under a provider's address, whether that ends in a slash or not. */
export const under = (url: string, path: string): string => `${url.replace(/\/+$/, "")}/${path}`;

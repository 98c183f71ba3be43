import "server-only";
import { TrustFault } from "./trust-fault";

const TIME_LIMIT_MS = 10_000;

/** What is fetched. body: makes it a POST of that content type. limit: the largest answer in bytes. */
export type FetchPlan = { url: string; limit: number; body?: { type: string; bytes: Uint8Array }; timeLimitMs?: number };

/**
 * Fetches the bytes at an address of a trust service, within 10 seconds and a size, without following anybody elsewhere.
 *
 * Only for addresses that the administrator gave or a certificate under a trusted root names. A name under .invalid belongs to nobody and is
 * not looked up (RFC 6761 §6.4).
 * Throws: TrustFault.
 */
export async function fetchBytes({ url, limit, body, timeLimitMs = TIME_LIMIT_MS }: FetchPlan): Promise<Uint8Array> {
  if (!isAskable(url)) throw new TrustFault("NOT_ASKABLE");
  try {
    const post = body ? { method: "POST", headers: { "content-type": body.type }, body: new Uint8Array(body.bytes) } : {};
    const answer = await fetch(url, { ...post, redirect: "error", cache: "no-store", signal: AbortSignal.timeout(timeLimitMs) });
    if (answer.status !== 200 || !answer.body) throw new TrustFault("HTTP_STATUS");
    return await readUpTo(answer.body, limit);
  } catch (error) {
    if (error instanceof TrustFault) throw error;
    throw new TrustFault(error instanceof DOMException && error.name === "TimeoutError" ? "TIMEOUT" : "UNREACHABLE", { cause: error });
  }
}

function isAskable(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "http:" || url.protocol === "https:") && url.username === "" && !/\.invalid\.?$/.test(url.hostname);
}

async function readUpTo(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) throw new TrustFault("TOO_LARGE"); // leaving the loop cancels the rest
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

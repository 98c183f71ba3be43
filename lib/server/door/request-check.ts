import "server-only";
import { AppError } from "../errors";

/**
 * Did a page of this portal send the request? Browsers say so in Sec-Fetch-Site; older ones at least name the Origin.
 * Throws: FOREIGN_ORIGIN, also when neither is there.
 */
export function checkOrigin(request: Request, publicUrl: string): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const ours = origin !== null && (origin === new URL(publicUrl).origin || hostOf(origin) === request.headers.get("host"));
  if (site === null ? !ours : site !== "same-origin") throw new AppError("FOREIGN_ORIGIN");
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** The JSON body, read no further than allowed. Throws: TOO_LARGE, INVALID_INPUT. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) throw new AppError("INVALID_INPUT");
  const bytes = await readLimited(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("INVALID_INPUT");
  }
}

/** The body's bytes, read no further than allowed. Throws: TOO_LARGE. */
export async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("TOO_LARGE");
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw new AppError("TOO_LARGE");
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

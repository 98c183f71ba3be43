import "server-only";
import { z } from "zod";

/** The only place that reads process.env. The supervisor (scripts/start.ts) sets what is missing. */
const Env = z.object({
  DATABASE_URL: z.string().min(1),
  /** Address of this portal as printed in QR codes; chosen once and kept. Never taken from a request. */
  PUBLIC_URL: z.url(),
  /** Secret of the session cookie. */
  NEXTAUTH_SECRET: z.string().min(32),
  /** File (mode 0600) with the server's master key: 32 random bytes. */
  MASTER_KEY_FILE: z.string().min(1),
  /** Socket through which the web process hands a PIN to the worker. */
  WORKER_SOCKET: z.string().min(1),
  /** How many threads sign with keys held here; not given: one for each core, at most eight. 0: the worker's own thread alone. */
  SIGNING_THREADS: z.coerce.number().int().min(0).max(64).optional(),
  /** Drivers of tokens plugged in at this server: "name=path; name=path". Keys name the driver, never a path. */
  PKCS11_MODULES: z.string().default("").transform(readModules),
  /** Where the signing service of a signer's own computer listens there. 8987: the VGCA Sign Service. */
  LOCAL_SIGNING_PORT: z.coerce.number().int().min(1024).max(65_535).default(8987),
  /** A time-stamp over issued files is renewed so many days before its service's certificate ends. */
  EVIDENCE_RENEW_DAYS: z.coerce.number().int().min(1).max(3650).default(365),
});

/** Throws: Error for what is no list of names with absolute paths. */
function readModules(text: string): ReadonlyMap<string, string> {
  const entries = text.split(";").map((one) => one.trim()).filter((one) => one !== "");
  return new Map(
    entries.map((entry) => {
      const [, name, path] = /^([^=]+)=\s*((?:\/|[A-Za-z]:\\).+)$/.exec(entry) ?? [];
      if (!name || !path) throw new Error(`PKCS11_MODULES: "${entry}" is not name=absolute path`);
      return [name.trim(), path.trim()];
    }),
  );
}

export type Env = z.infer<typeof Env>;

let cached: Env | null = null;

/** The validated settings. Throws: ZodError naming what is missing, at first use (never during the build). */
export const env = (): Env => (cached ??= Env.parse(process.env));

/** The signing service of a signer's own computer, as that computer's browser reaches it. */
export const localService = (): string => `wss://127.0.0.1:${env().LOCAL_SIGNING_PORT}`;

/** The surroundings of a token's driver: this process's, without the portal's own secrets. */
export function surroundingsOfDriver(): Record<string, string | undefined> {
  const own = new Set(Object.keys(Env.shape));
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name)));
}

/** Set by Next's own commands; only the page policy asks. */
export const inDevelopment = process.env.NODE_ENV === "development";

import "reflect-metadata";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as x509 from "@peculiar/x509";
import { DerError } from "@/lib/signing/der";
import { makeCrl } from "../make-pki-authority";
import { answerOcsp, readOcspRequest } from "./answer-ocsp";
import { answerStamp, readStampRequest } from "./answer-timestamp";
import type { KeyPair, TrialAuthority } from "./authority-keys";

/** What the services say to bytes that came in. */
export type Answers = {
  stamp: (request: Uint8Array, now: Date) => Uint8Array | Promise<Uint8Array>;
  status: (request: Uint8Array, now: Date) => Uint8Array | Promise<Uint8Array>;
  list: (name: "issuing" | "root", now: Date) => Promise<Uint8Array>;
  certificate: Uint8Array; // of the issuing CA
};

/** The honest answers of an authority; it is read anew for each, so that a revocation written into its book counts at once. */
export const honestAnswers = (read: () => TrialAuthority): Answers => ({
  stamp: (request, now) => answerStamp(read(), readStampRequest(request), now),
  status: (request, now) => answerOcsp(read(), readOcspRequest(request), now),
  list: (name, now) => listOf(read(), name, now),
  certificate: read().issuing.certificate,
});

const LIST_HOLDS_MS = 7 * 24 * 3_600_000;

function listOf(authority: TrialAuthority, name: "issuing" | "root", now: Date): Promise<Uint8Array> {
  const { certificate, key }: KeyPair = authority[name];
  const by = { certificate: new x509.X509Certificate(new Uint8Array(certificate)), key };
  const period = { thisUpdate: now, nextUpdate: new Date(now.getTime() + LIST_HOLDS_MS) };
  return makeCrl(by, period, name === "issuing" ? authority.revoked : []);
}

const LARGEST_REQUEST = 64 * 1024;

/** A running authority: its address without a slash at the end. */
export type RunningAuthority = { url: string; stop: () => Promise<void> };

/**
 * Time-stamps, status answers and revocation lists over HTTP, for trying: POST /tsa, POST or GET /ocsp, GET /issuing.crl, /root.crl, /issuing.crt.
 * port 0: any free one.
 */
export async function startAuthority({ answers, port, clock }: { answers: Answers; port: number; clock: () => Date }): Promise<RunningAuthority> {
  const server = createServer((request, response) => {
    void answerTo(request, answers, clock()).then(
      (answer) => send(response, answer),
      (error: unknown) => send(response, { status: error instanceof DerError ? 400 : 500, type: "text/plain", body: new Uint8Array() }),
    );
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

type Answer = { status: number; type: string; body: Uint8Array };
const NOT_THERE: Answer = { status: 404, type: "text/plain", body: new Uint8Array() };

async function answerTo(request: IncomingMessage, answers: Answers, now: Date): Promise<Answer> {
  const path = new URL(request.url ?? "/", "http://authority").pathname;
  const found = (type: string, body: Uint8Array): Answer => ({ status: 200, type, body });
  if (request.method === "POST" && path === "/tsa") return found("application/timestamp-reply", await answers.stamp(await bodyOf(request), now));
  if (request.method === "POST" && path === "/ocsp") return found("application/ocsp-response", await answers.status(await bodyOf(request), now));
  if (request.method !== "GET") return NOT_THERE;
  if (path.startsWith("/ocsp/")) return found("application/ocsp-response", await answers.status(Buffer.from(decodeURIComponent(path.slice(6)), "base64"), now));
  if (path === "/issuing.crl") return found("application/pkix-crl", await answers.list("issuing", now));
  if (path === "/root.crl") return found("application/pkix-crl", await answers.list("root", now));
  return path === "/issuing.crt" ? found("application/pkix-cert", answers.certificate) : NOT_THERE;
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_REQUEST) throw new DerError("a request beyond measure");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { "content-type": type, "content-length": body.length }).end(body);
}

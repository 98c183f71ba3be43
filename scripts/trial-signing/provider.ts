// A provider of remote signatures to try with: CSC v1 and v2, SmartCA's and MySign's shapes, over real HTTP, keys given to it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Phones, type PhoneManner, type TrialPerson } from "./phone";
import { answerCsc, type CscManner } from "./provider-csc";
import { answerMySign, answerSmartCa } from "./provider-vietnam";

export type Question = { body: Record<string, unknown>; authorization: string };
export type Reply = { status: number; body: unknown };

export const TRIAL_ACCESS = { id: "truong-tieu-hoc", secret: "bi-mat-dung-thu", profile: "adss:ras:profile:001" };
const TOKEN = "trial-access-token";

export type TrialProvider = {
  url: string;
  phones: Phones;
  csc: CscManner;
  /** null: as it should be. Otherwise what it answers to everything, or that it never answers. */
  trouble: { status: number; text: string } | "silent" | null;
  /** How often it was asked anything. */
  questions: number;
  stop(): Promise<void>;
};

export async function startTrialProvider(people: readonly TrialPerson[], { port = 0, manner = { answer: "accept", afterMs: 30 } as PhoneManner } = {}): Promise<TrialProvider> {
  const phones = new Phones(people, manner);
  const server = createServer((request, response) => void serve(provider, request, response));
  const provider: TrialProvider = {
    url: "",
    phones,
    csc: { holdsMs: 180_000, asksPin: true, multisign: 1000 },
    trouble: null,
    questions: 0,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

async function serve(provider: TrialProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const text = await readAll(request);
  provider.questions += 1;
  if (provider.trouble === "silent") return;
  if (provider.trouble) return void response.writeHead(provider.trouble.status, { "content-type": "application/json" }).end(provider.trouble.text);
  if (path === "/" || path.startsWith("/phone/")) return showPhone(provider.phones, path, request.method ?? "GET", response);
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  const body = form ? Object.fromEntries(new URLSearchParams(text)) : parse(text);
  const reply = await answer(provider, path, { body, authorization: request.headers.authorization ?? "" });
  response.writeHead(reply.status, { "content-type": "application/json" }).end(JSON.stringify(reply.body));
}

async function answer({ phones, csc }: TrialProvider, path: string, question: Question): Promise<Reply> {
  const [, version, method] = /^\/csc\/v([12])\/(.+)$/.exec(path) ?? [];
  if (version && method) return signIn(method, question) ?? (await answerCsc(phones, csc, version === "1" ? 1 : 2, method, question)) ?? NOWHERE;
  if (path.startsWith("/sca/sp769/")) return answerSmartCa(phones, TRIAL_ACCESS, path.slice("/sca/sp769/".length), question);
  if (path.startsWith("/vtss/service/")) return answerMySign(phones, TRIAL_ACCESS, path.slice("/vtss/service/".length), question);
  return NOWHERE;
}

const NOWHERE: Reply = { status: 404, body: { error: "invalid_request" } };

/** Null when the question carries a good token. */
function signIn(method: string, { body, authorization }: Question): Reply | null {
  const basic = `Basic ${Buffer.from(`${TRIAL_ACCESS.id}:${TRIAL_ACCESS.secret}`).toString("base64")}`;
  const known = method === "oauth2/token" ? body["client_id"] === TRIAL_ACCESS.id && body["client_secret"] === TRIAL_ACCESS.secret : authorization === basic;
  if (method === "oauth2/token" || method === "auth/login") {
    return known ? { status: 200, body: { access_token: TOKEN, token_type: "Bearer", expires_in: 3600 } } : { status: 401, body: { error: "invalid_client" } };
  }
  return authorization === `Bearer ${TOKEN}` ? null : { status: 401, body: { error: "invalid_token" } };
}

/** The phone as a page: what waits, with two buttons. */
function showPhone(phones: Phones, path: string, method: string, response: ServerResponse): void {
  const [, id, said] = /^\/phone\/([^/]+)\/(yes|no)$/.exec(path) ?? [];
  if (method === "POST" && id) {
    phones.say(id, said === "yes");
    return void response.writeHead(303, { location: "/" }).end();
  }
  const waiting = [...phones.asked.values()].filter((asked) => asked.said === "waiting");
  const rows = waiting.map(({ id: one, person, hashes, what }) => {
    const button = (deed: string, words: string) => `<form method="post" action="/phone/${escape(one)}/${deed}" style="display:inline"><button>${words}</button></form>`;
    return `<li>${escape(person.user)}: ${escape(what)} (${hashes.length} chữ ký) ${button("yes", "Đồng ý")} ${button("no", "Từ chối")}</li>`;
  });
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Điện thoại (thử)</title><h1>Yêu cầu ký đang chờ</h1><ul>${rows.join("")}</ul>`;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
}

const escape = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

// The trial provider's CSC face, versions 1 and 2. Source: CSC API v1.0.4.0 §11; v2.0.0.2 §11.
import { randomUUID } from "node:crypto";
import type { Asked, Phones, TrialPerson } from "./phone";
import type { Reply, Question } from "./provider";

const refuse = (error: string, more: Record<string, unknown> = {}): Reply => ({ status: 400, body: { error, error_description: error, ...more } });
const ok = (body: unknown): Reply => ({ status: 200, body });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** holdsMs: how long v1 holds the line for the phone. multisign: most signatures of one authorisation. */
export type CscManner = { holdsMs: number; asksPin: boolean; multisign: number };

/** Activation data: worth one signing of exactly these hashes. */
const activated = new Map<string, Asked>();

export async function answerCsc(phones: Phones, manner: CscManner, version: 1 | 2, method: string, { body }: Question): Promise<Reply | null> {
  if (method === "info") return ok({ specs: version === 1 ? "1.0.4.0" : "2.0.0.2", name: "Dịch vụ ký thử", asynchronousOperationMode: version === 2, methods: ["credentials/authorize", "signatures/signHash"] });
  if (method === "credentials/list") return ok({ credentialIDs: phones.people.filter(({ user }) => user === body["userID"]).map(({ credential }) => credential) });
  if (method === "credentials/authorizeCheck") return version === 2 ? authorizeCheck(phones, String(body["handle"])) : null;
  if (method === "signatures/signPolling") return version === 2 ? signPolling(phones, String(body["responseID"])) : null;
  const person = phones.find(String(body["credentialID"]));
  if (!person) return refuse("invalid_request");
  if (method === "credentials/info") return ok(infoOf(person, manner, body["certificates"]));
  if (method === "credentials/authorize") return authorize(phones, manner, version, person, body);
  return method === "signatures/signHash" ? signHash(phones, version, body) : null;
}

const infoOf = (person: TrialPerson, { multisign }: CscManner, certificates: unknown) => ({
  key: { status: "enabled", algo: ["1.2.840.113549.1.1.1"] },
  cert: { status: "valid", ...(certificates === "none" ? {} : { certificates: [person.certificate, ...person.chain].map(base64) }) },
  authMode: "explicit",
  SCAL: "2",
  multisign,
});

const hashesOf = (version: 1 | 2, body: Question["body"]) => list(body[version === 1 ? "hash" : "hashes"]).map((one) => new Uint8Array(Buffer.from(one, one.length === 64 ? "hex" : "base64")));

async function authorize(phones: Phones, manner: CscManner, version: 1 | 2, person: TrialPerson, body: Question["body"]): Promise<Reply> {
  const hashes = hashesOf(version, body);
  if (hashes.length === 0 || hashes.length !== body["numSignatures"] || hashes.some(({ length }) => length !== 32)) return refuse("invalid_request");
  if (hashes.length > manner.multisign) return { status: 400, body: { error: "invalid_request", error_description: "Numbers of signatures is too high" } };
  const data = Array.isArray(body["authData"]) ? (body["authData"] as { id: string; value: string }[]) : [];
  const given = (name: string) => (version === 1 ? body[name] : data.find(({ id }) => id === name)?.value);
  const wrong = manner.asksPin ? phones.checkPin(person, given("PIN"), given("OTP")) : null;
  if (wrong) return refuse(wrong.error, { remainingAttempts: wrong.remainingAttempts });
  const asked = phones.ask(person, hashes, String(body["description"] ?? ""));
  if (manner.asksPin) asked.said = "accepted";
  if (version === 2 && asked.said === "waiting") return { status: 202, body: { handle: asked.id } };
  const said = await phones.answerOf(asked, manner.holdsMs);
  return said === "accepted" ? activate(asked) : refuse(said === "rejected" ? "access_denied" : "authorization_expired");
}

function activate(asked: Asked): Reply {
  const SAD = randomUUID();
  activated.set(SAD, asked);
  return ok({ SAD, expiresIn: 300 });
}

function authorizeCheck(phones: Phones, handle: string): Reply {
  const asked = phones.asked.get(handle);
  if (!asked) return refuse("invalid_request");
  if (asked.said === "waiting") return { status: 202, body: { handle } };
  return asked.said === "accepted" ? activate(asked) : refuse("access_denied");
}

function signHash(phones: Phones, version: 1 | 2, body: Question["body"]): Reply {
  const SAD = String(body["SAD"]);
  const asked = activated.get(SAD);
  const same = asked && hashesOf(version, body).map(base64).join() === asked.hashes.map(base64).join();
  if (!asked || !same) return refuse("invalid_request");
  activated.delete(SAD);
  if (version === 2 && body["operationMode"] === "A") return ok({ responseID: asked.id });
  return ok({ signatures: phones.sign(asked) });
}

/** The first question comes too early: what is asked for is being made. */
const polled = new Set<string>();

function signPolling(phones: Phones, id: string): Reply {
  const asked = phones.asked.get(id);
  if (!asked || asked.said !== "accepted") return refuse("invalid_request");
  if (polled.has(id)) return ok({ signatures: phones.sign(asked) });
  polled.add(id);
  return { status: 400, body: { error: "invalid_request", error_description: "The previous asynchronous signature request is not complete" } };
}

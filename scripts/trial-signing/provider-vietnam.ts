// The trial provider in the shapes of SmartCA (sp769) and MySign, as public code shows them. Neither was tried against the provider itself.
import type { Phones } from "./phone";
import type { Question, Reply } from "./provider";

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const ok = (body: unknown): Reply => ({ status: 200, body });

type SignFile = { doc_id: string; data_to_be_signed: string; sign_type: string };

export function answerSmartCa(phones: Phones, access: { id: string; secret: string }, path: string, { body }: Question): Reply {
  if (body["sp_id"] !== access.id || body["sp_password"] !== access.secret) return { status: 401, body: { status_code: 401, message: "SP_CREDENTIAL_INVALID" } };
  const said = (code: number, message: string, data: unknown = null): Reply => ({ status: code >= 4000 ? 200 : code, body: { status_code: code, message, data } });
  if (path === "v1/credentials/get_certificate") {
    const found = phones.people.filter(({ user }) => user === body["user_id"]);
    const user_certificates = found.map(({ credential, certificate, chain }) => ({ cert_id: credential, serial_number: credential, cert_data: base64(certificate), chain_data: { ca_cert: chain[0] ? base64(chain[0]) : "" } }));
    return said(200, "SUCCESS", { user_certificates });
  }
  const status = /^v1\/signatures\/sign\/([^/]+)\/status$/.exec(path)?.[1];
  if (status) return statusOfSmartCa(phones, status, said);
  const person = phones.find(String(body["serial_number"]));
  const files = Array.isArray(body["sign_files"]) ? (body["sign_files"] as SignFile[]) : [];
  const hashes = files.map((file) => new Uint8Array(Buffer.from(file.data_to_be_signed, "hex")));
  if (path !== "v1/signatures/sign" || !person || person.user !== body["user_id"] || hashes.some(({ length }) => length !== 32)) return said(400, "BAD_REQUEST");
  const asked = phones.ask(person, hashes, String(body["transaction_desc"]), String(body["transaction_id"]));
  return said(200, "sig_wait_for_user_confirm", { transaction_id: asked.id, tran_code: `code-${asked.id}` });
}

function statusOfSmartCa(phones: Phones, id: string, said: (code: number, message: string, data?: unknown) => Reply): Reply {
  const asked = phones.asked.get(id);
  if (!asked) return said(400, "BAD_REQUEST");
  if (asked.said === "rejected") return said(4002, "SIGNER_REJECTED");
  if (asked.said === "waiting") return said(4000, "WAITING_FOR_SIGNER_CONFIRM", { transaction_id: id, signatures: null });
  // Given back in another order than asked for: what counts is the name of the document.
  const signatures = phones.sign(asked).map((signature_value, index) => ({ doc_id: String(index + 1), signature_value, timestamp_signature: null }));
  return said(200, "SUCCESS", { transaction_id: id, signatures: signatures.reverse() });
}

export function answerMySign(phones: Phones, access: { id: string; secret: string; profile: string }, path: string, { body, authorization }: Question): Reply {
  const known = body["client_id"] === access.id && body["client_secret"] === access.secret;
  if (path === "ras/v1/login") {
    const person = known && body["profile_id"] === access.profile ? phones.find(String(body["user_id"])) : undefined;
    return person ? ok({ access_token: `mysign-${person.user}`, token_type: "Bearer", expires_in: "300" }) : { status: 401, body: { error: "invalid_client" } };
  }
  const person = phones.find(authorization.replace("Bearer mysign-", ""));
  if (!person) return { status: 401, body: { error: "invalid_token" } };
  if (path === "certificates/info") {
    return ok(known ? [{ credential_id: person.credential, cert: { status: "valid", certificates: [person.certificate, ...person.chain].map(base64) } }] : []);
  }
  if (path === "requests/status") return statusOfMySign(phones, String(body["transactionId"]));
  const hash = Array.isArray(body["hash"]) ? body["hash"].map((one) => new Uint8Array(Buffer.from(String(one), "base64"))) : [];
  const fits = known && body["credentialID"] === person.credential && hash.length === body["numSignatures"] && hash.every(({ length }) => length === 32);
  if (path !== "signHash" || !fits) return { status: 400, body: { error: "invalid_request" } };
  return ok({ transactionId: phones.ask(person, hash, "MySign").id });
}

function statusOfMySign(phones: Phones, id: string): Reply {
  const asked = phones.asked.get(id);
  if (!asked) return { status: 400, body: { error: "invalid_request" } };
  if (asked.said !== "accepted") return ok({ status: asked.said === "rejected" ? "4002" : "4000", signatures: null });
  // With the line ends that public code strips.
  return ok({ status: "1", signatures: phones.sign(asked).map((value) => value.replace(/(.{76})/g, "$1\r\n")) });
}

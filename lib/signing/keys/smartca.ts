import { randomUUID } from "node:crypto";
import { KeyFault } from "../key-fault";
import type { SigningItem } from "../signing-key";
import { ask, fieldIn, listIn, textIn, under, type RemoteAnswer } from "./remote-http";
import { decodeBase64, encodeHash, type RemoteAccount, type RemoteProvider, type RemoteState } from "./remote-provider";

/**
 * VNPT SmartCA ("sp769", confirmed in the app): one request for all hashes, one confirmation, then asking until it is there.
 * NOT TRIED against the provider: written from public code and the integration guide quoted there; tried against scripts/trial-signing.
 * Every question carries sp_id and sp_password in its body, so bodies are never logged. user: CCCD; credential: the certificate's serial.
 *
 * Source: "Tài liệu tích hợp VNPT SmartCA" v4, 3.2 (get_certificate), 3.3 (sign), 3.4 (status), as public integrations show it.
 */
export function smartCa(account: RemoteAccount): RemoteProvider {
  const list = () => call("v1/credentials/get_certificate", { user_id: account.user, serial_number: "", transaction_id: randomUUID() });
  const call = (path: string, body: Record<string, unknown>) =>
    ask({ url: under(account.url, path), body: { sp_id: account.clientId, sp_password: account.secret, ...body } });
  return {
    async begin(items) {
      const transaction = randomUUID();
      const sign_files = items.map((item, index) => ({
        doc_id: docId(index),
        file_type: item.label.endsWith("(PDF)") ? "pdf" : "xml",
        sign_type: "hash",
        data_to_be_signed: encodeHash(item.hash, account.options.hashEncoding),
      }));
      const about = { user_id: account.user, transaction_id: transaction, transaction_desc: items[0]?.label ?? "", serial_number: account.credential, sign_files };
      const answer = await call("v1/signatures/sign", about);
      const refused = refusal(answer);
      if (refused) return refused;
      return { state: "waiting", ticket: textIn(fieldIn(answer.body, "data"), "transaction_id") ?? transaction };
    },
    async poll(ticket, items) {
      const answer = await call(`v1/signatures/sign/${encodeURIComponent(ticket)}/status`, {});
      return refusal(answer) ?? signaturesOf(answer, items) ?? { state: "waiting", ticket };
    },
    async certificates() {
      const answer = await list();
      if (isTurnedAway(answer)) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error("SmartCA refuses the access") });
      return listIn(fieldIn(answer.body, "data"), "user_certificates").flatMap((one) => {
        const certificate = decodeBase64(fieldIn(one, "cert_data"));
        const issuer = decodeBase64(fieldIn(fieldIn(one, "chain_data"), "ca_cert"));
        const credential = textIn(one, "serial_number");
        return certificate && credential ? [{ credential, certificate, chain: issuer ? [issuer] : [], most: null }] : [];
      });
    },
    most: async () => null,
    async tryAccess() {
      return !isTurnedAway(await list()); // a user it does not know is told otherwise
    },
  };
}

/** Whether it is the school's access that is refused. */
const isTurnedAway = ({ status, body }: RemoteAnswer) => [401, 403].includes(Number(fieldIn(body, "status_code") ?? status));

const docId = (index: number) => String(index + 1);

/** Codes of a transaction, in `status_code` or in its place. Anything else that is not 200 is the service's fault. */
const ENDS: Readonly<Record<number, RemoteState["state"]>> = { 4001: "expired", 4002: "rejected" };

function refusal({ status, body }: RemoteAnswer): RemoteState | null {
  const code = Number(fieldIn(body, "status_code") ?? status);
  const message = textIn(body, "message") ?? "";
  const ended = ENDS[code] ?? (/reject|denied|cancel/i.test(message) ? "rejected" : /expire|timeout/i.test(message) ? "expired" : null);
  if (ended === "rejected" || ended === "expired") return { state: ended };
  if (code === 200 || code === 4000) return null;
  throw new KeyFault("SERVICE_DOWN", null, { cause: new Error(`SmartCA ${code}`) });
}

/** Null until every document has its value. */
function signaturesOf({ body }: RemoteAnswer, items: readonly SigningItem[]): RemoteState | null {
  const values = new Map(listIn(fieldIn(body, "data"), "signatures").map((one) => [textIn(one, "doc_id"), decodeBase64(fieldIn(one, "signature_value"))]));
  const signatures = items.map((_, index) => values.get(docId(index)) ?? null);
  const complete = signatures.filter((value) => value !== null);
  return complete.length === items.length ? { state: "done", signatures: complete } : null;
}

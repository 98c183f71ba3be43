import { KeyFault } from "../key-fault";
import type { SigningItem } from "../signing-key";
import { signaturesIn } from "./csc-session";
import { ask, fieldIn, listIn, textIn, under } from "./remote-http";
import { decodeBase64, encodeHash, RSA_OID, SHA256_OID, type RemoteAccount, type RemoteProvider, type RemoteState } from "./remote-provider";

/**
 * Viettel MySign: sign in for the owner, one request for all hashes (async), one confirmation in the app, then asking.
 * NOT TRIED against the provider: written from public code; tried against scripts/trial-signing.
 *
 * Source: "Viettel MySign Gateway" (/vtss/service/…) as public integrations show it.
 */
export function mySign(account: RemoteAccount): RemoteProvider {
  const access = { client_id: account.clientId, client_secret: account.secret };
  const signIn = () => ask({ url: under(account.url, "vtss/service/ras/v1/login"), body: { ...access, user_id: account.user, profile_id: account.options.profile } });
  const open = async () => {
    const { status, body } = await signIn();
    const token = textIn(body, "access_token");
    if (!token) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error(`sign-in refused: HTTP ${status}`) });
    return (path: string, question: Record<string, unknown>) => ask({ url: under(account.url, path), body: question, authorization: `Bearer ${token}` });
  };
  return {
    async begin(items) {
      const call = await open();
      const answer = await call("vtss/service/signHash", { ...access, ...request(account, items) });
      const ticket = textIn(answer.body, "transactionId");
      if (!ticket) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error(`HTTP ${answer.status} without a transaction`) });
      return { state: "waiting", ticket };
    },
    async poll(ticket) {
      const call = await open();
      const { body } = await call("vtss/service/requests/status", { transactionId: ticket });
      return stateOf(body, ticket);
    },
    async certificates() {
      const call = await open();
      const question = { ...access, profile_id: account.options.profile, user_id: account.user, certificates: "chain", certInfo: true, authInfo: true };
      const { body } = await call("vtss/service/certificates/info", question);
      return (Array.isArray(body) ? body : []).flatMap((one: unknown) => {
        const [certificate, ...chain] = listIn(fieldIn(one, "cert"), "certificates").flatMap((value) => decodeBase64(value) ?? []);
        const credential = textIn(one, "credential_id");
        return certificate && credential ? [{ credential, certificate, chain, most: null }] : [];
      });
    },
    most: async () => null,
    tryAccess: async () => textIn((await signIn()).body, "access_token") !== null,
  };
}

/** Names are sent in base64, of at most 100 characters. */
const nameOf = (label: string) => Buffer.from(Buffer.from(label).subarray(0, 72)).toString("base64");

const request = (account: RemoteAccount, items: readonly SigningItem[]) => ({
  credentialID: account.credential,
  numSignatures: items.length,
  documents: items.map(({ label }, index) => ({ document_id: String(index + 1), document_name: nameOf(label) })),
  hash: items.map(({ hash }) => encodeHash(hash, account.options.hashEncoding)),
  hashAlgo: SHA256_OID,
  signAlgo: RSA_OID,
  async: 1,
});

/** 0, 4000: the owner has not answered; 6000: being signed; 1: done; 4001: too late; 4002: refused. */
function stateOf(body: unknown, ticket: string): RemoteState {
  const status = String(fieldIn(body, "status") ?? "");
  const signatures = signaturesIn(body);
  if (status === "1" && signatures) return { state: "done", signatures };
  if (["0", "4000", "6000"].includes(status)) return { state: "waiting", ticket };
  if (status === "4001") return { state: "expired" };
  if (status === "4002") return { state: "rejected" };
  throw new KeyFault("SERVICE_DOWN", null, { cause: new Error(`MySign ${status.slice(0, 10)}`) });
}

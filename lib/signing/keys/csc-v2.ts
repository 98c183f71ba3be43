import { KeyFault } from "../key-fault";
import type { Authorisation, SigningItem } from "../signing-key";
import { cscCertificates, cscMost, isLetIn, isNotYet, openCsc, refusalOf, signaturesIn, type CscSession } from "./csc-session";
import { textIn, type RemoteAnswer } from "./remote-http";
import { encodeHash, RSA_OID, SHA256_OID, type RemoteAccount, type RemoteProvider, type RemoteState } from "./remote-provider";

/**
 * A provider that speaks CSC API v2. Authorising may take until the owner has confirmed (a handle is asked about), and
 * so may signing (operation mode "A": a responseID is asked about). Both survive a restart here.
 *
 * Source: CSC API v2.0.0.2 §11.7 (authorize), §11.8 (authorizeCheck), §11.10 (signHash), §11.12 (signPolling).
 */
export function cscV2(account: RemoteAccount): RemoteProvider {
  return {
    async begin(items, auth) {
      const session = await openCsc(account);
      return afterAuthorising(session, account, items, await session.call("credentials/authorize", authorisation(account, items, auth)));
    },
    async poll(ticket, items) {
      const session = await openCsc(account);
      const [kind, id] = splitTicket(ticket);
      if (kind === "authorize") return afterAuthorising(session, account, items, await session.call("credentials/authorizeCheck", { handle: id }));
      return afterSigning(await askOn(session, id), id);
    },
    certificates: () => cscCertificates(account),
    most: () => cscMost(account),
    tryAccess: () => isLetIn(account),
  };
}

const hashesOf = (account: RemoteAccount, items: readonly SigningItem[]) => items.map(({ hash }) => encodeHash(hash, account.options.hashEncoding));

function authorisation(account: RemoteAccount, items: readonly SigningItem[], { pin, otp }: Authorisation) {
  const authData = [...(pin ? [{ id: "PIN", value: pin }] : []), ...(otp ? [{ id: "OTP", value: otp }] : [])];
  const about = { credentialID: account.credential, numSignatures: items.length, hashes: hashesOf(account, items), hashAlgorithmOID: SHA256_OID };
  return { ...about, description: items[0]?.label ?? "", ...(authData.length > 0 ? { authData } : {}) };
}

async function afterAuthorising(session: CscSession, account: RemoteAccount, items: readonly SigningItem[], { status, body }: RemoteAnswer): Promise<RemoteState> {
  const handle = textIn(body, "handle");
  if (status === 202 && handle) return { state: "waiting", ticket: `authorize:${handle}` };
  const SAD = textIn(body, "SAD");
  if (!SAD) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error("neither SAD nor handle") });
  const about = { credentialID: account.credential, SAD, hashes: hashesOf(account, items), hashAlgorithmOID: SHA256_OID, signAlgo: RSA_OID };
  const signed = await session.call("signatures/signHash", { ...about, operationMode: account.options.mode === "async" ? "A" : "S" });
  return afterSigning(signed, textIn(signed.body, "responseID"));
}

function afterSigning(answer: RemoteAnswer, responseId: string | null): RemoteState {
  const signatures = signaturesIn(answer.body);
  if (signatures) return { state: "done", signatures };
  if (!responseId) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error("neither signatures nor responseID") });
  return { state: "waiting", ticket: `sign:${responseId}` };
}

/** A refusal that only means "not yet" is an empty answer. */
async function askOn(session: CscSession, responseID: string): Promise<RemoteAnswer> {
  const answer = await session.tell("signatures/signPolling", { responseID });
  if (isNotYet(answer)) return { status: 202, body: {} };
  if (answer.status >= 400) throw refusalOf(answer);
  return answer;
}

function splitTicket(ticket: string): ["authorize" | "sign", string] {
  const [kind, ...rest] = ticket.split(":");
  return [kind === "authorize" ? "authorize" : "sign", rest.join(":")];
}

import { KeyFault, type KeyFaultCode } from "../key-fault";
import { ask, fieldIn, listIn, textIn, under, type RemoteAnswer } from "./remote-http";
import { decodeBase64, type RemoteAccount, type RemoteCertificate } from "./remote-provider";

/** A phone is asked while the provider holds the line: longer than any of them waits. */
const CONFIRM_WITHIN_MS = 240_000;
const WAITS_FOR_OWNER: ReadonlySet<string> = new Set(["credentials/authorize", "signatures/signHash"]);

/** The error of a provider in the signer's terms. Source: CSC API v1.0.4.0 §10, §11.6; RFC 6749 §5.2. */
const MEANINGS: Readonly<Record<string, KeyFaultCode>> = {
  invalid_pin: "WRONG_PIN",
  invalid_otp: "WRONG_PIN",
  pin_locked: "PIN_LOCKED",
  access_denied: "REJECTED",
  authorization_expired: "EXPIRED",
  timeout: "EXPIRED",
};

export type CscSession = {
  /** Asks one of the API's methods. Throws: KeyFault, also for an answer that is a refusal. */
  call(method: string, body: Record<string, unknown>): Promise<RemoteAnswer>;
  /** The same, with refusals as they came. */
  tell(method: string, body: Record<string, unknown>): Promise<RemoteAnswer>;
};

/**
 * Signs in to a CSC service and speaks to it with the token.
 *
 * Source: CSC API v1.0.4.0 §8.3 (OAuth 2.0 client credentials), §11.2 (auth/login); v2.0.0.2 §8.2, §11.2.
 */
export async function openCsc(account: RemoteAccount): Promise<CscSession> {
  const answer = await signIn(account);
  const token = textIn(answer.body, "access_token");
  if (!token) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error(`sign-in refused: HTTP ${answer.status} ${textIn(answer.body, "error") ?? ""}`) });
  const tell = (method: string, body: Record<string, unknown>) =>
    ask({ url: under(account.url, method), body, authorization: `Bearer ${token}`, ...(WAITS_FOR_OWNER.has(method) ? { within: CONFIRM_WITHIN_MS } : {}) });
  const call = async (method: string, body: Record<string, unknown>) => {
    const reply = await tell(method, body);
    if (reply.status >= 400) throw refusalOf(reply);
    return reply;
  };
  return { call, tell };
}

const signIn = (account: RemoteAccount) => (account.options.signIn === "login" ? logIn(account) : clientCredentials(account));

/** Whether the service lets the school in. */
export const isLetIn = async (account: RemoteAccount): Promise<boolean> => textIn((await signIn(account)).body, "access_token") !== null;

const clientCredentials = ({ url, clientId, secret }: RemoteAccount) =>
  ask({ url: under(url, "oauth2/token"), form: true, body: { grant_type: "client_credentials", client_id: clientId, client_secret: secret, scope: "service" } });

const logIn = ({ url, clientId, secret }: RemoteAccount) =>
  ask({ url: under(url, "auth/login"), body: { rememberMe: false }, authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` });

/** What a refusal means. An error that is not known here is the service's: it is not the signer who can do something about it. */
export function refusalOf({ status, body }: RemoteAnswer): KeyFault {
  const error = textIn(body, "error") ?? "";
  const left = fieldIn(body, "remainingAttempts"); // not in CSC; some providers tell
  return new KeyFault(MEANINGS[error] ?? "SERVICE_DOWN", typeof left === "number" ? left : null, { cause: new Error(`HTTP ${status} ${error.slice(0, 60)}`) });
}

/** Whether the refusal says that the answer is not there yet: some providers say so with 400. */
export const isNotYet = (answer: RemoteAnswer): boolean => answer.status === 202 || (answer.status === 400 && /not.*(complete|ready)|pending/i.test(textIn(answer.body, "error_description") ?? ""));

/** The signatures of an answer, in the order asked; null when there are none. Throws: KeyFault SERVICE_DOWN when one cannot be read. */
export function signaturesIn(body: unknown): Uint8Array[] | null {
  const values = listIn(body, "signatures");
  if (values.length === 0) return null;
  return values.map((value) => decodeBase64(value) ?? unreadable());
}

/** The person's credentials with their certificates. Source: CSC API v1.0.4.0 §11.4, §11.5. */
export async function cscCertificates(account: RemoteAccount): Promise<RemoteCertificate[]> {
  const session = await openCsc(account);
  const { body } = await session.call("credentials/list", { userID: account.user, maxResults: 20 });
  const found: RemoteCertificate[] = [];
  for (const credential of listIn(body, "credentialIDs")) {
    if (typeof credential !== "string") continue;
    const info = await infoOf(session, credential, "chain");
    const [certificate, ...chain] = listIn(fieldIn(info.body, "cert"), "certificates").map((value) => decodeBase64(value) ?? unreadable());
    if (certificate) found.push({ credential, certificate, chain, most: multisignIn(info.body) });
  }
  return found;
}

/** Source: CSC API v1.0.4.0 §11.5, v2.0.0.2 §11.5 (multisign). */
export const cscMost = async (account: RemoteAccount): Promise<number | null> => multisignIn((await infoOf(await openCsc(account), account.credential, "none")).body);

const infoOf = (session: CscSession, credentialID: string, certificates: "chain" | "none") =>
  session.call("credentials/info", { credentialID, certificates, certInfo: certificates === "chain", authInfo: true });

/** Null for what is no count, so that a careless answer stops nobody from signing. */
function multisignIn(body: unknown): number | null {
  const told = fieldIn(body, "multisign");
  return typeof told === "number" && Number.isInteger(told) && told >= 1 ? told : null;
}

function unreadable(): never {
  throw new KeyFault("SERVICE_DOWN", null, { cause: new Error("an answer that cannot be read") });
}

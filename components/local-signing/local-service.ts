/**
 * Why the service on this computer gave no signature, in the signer's terms; the codes of lib/signing/key-fault.ts and those of the browser.
 * NOT_ALLOWED: it keeps this page from the service. QUESTION_OPEN: its question was closed unanswered, or nothing runs: nobody tells which.
 */
export type LocalFault = "NOT_RUNNING" | "NOT_ALLOWED" | "QUESTION_OPEN" | "WRONG_PIN" | "PIN_LOCKED" | "TOKEN_ABSENT" | "REJECTED" | "EXPIRED" | "SERVICE_DOWN";

export class LocalServiceFault extends Error {
  /** triesLeft: of the PIN, where the service's sentence tells. */
  constructor(
    readonly code: LocalFault,
    readonly triesLeft: number | null = null,
  ) {
    super(`the signing service gave nothing: ${code}`);
  }
}

/** What the service gives for one hash. signature, certificate: base64. */
export type LocalSignature = { signature: string; certificate: string | null };

/** The owner may be looking for the token, or typing a PIN. */
const SIGN_WITHIN_MS = 180_000;
const OPEN_WITHIN_MS = 30_000; // the browser may be asking for the permission meanwhile

type Socket = Pick<WebSocket, "send" | "close" | "addEventListener">;

/**
 * Has the token on this computer sign one hash: one connection for each, as the service wants it. Its certificate is trusted here by its
 * installation. Written from public integrations of the "VGCA Sign Service"; tried against scripts/trial-signing, not against the service itself.
 *
 * Shape: service is an address (wss://127.0.0.1:8987); hash is SHA-256 in base64. Throws: LocalServiceFault.
 */
export function signLocally(service: string, hash: string, open: (url: string) => Socket = (url) => new WebSocket(url)): Promise<LocalSignature> {
  return new Promise((resolve, reject) => {
    let opened = false;
    const socket = open(`${service}/SignMsg`);
    const end = (then: () => void) => {
      clearTimeout(late);
      socket.close();
      then();
    };
    const fail = (code: LocalFault, triesLeft: number | null = null) => end(() => reject(new LocalServiceFault(code, triesLeft)));
    let late = setTimeout(() => fail("NOT_RUNNING"), OPEN_WITHIN_MS);
    socket.addEventListener("open", () => {
      opened = true;
      clearTimeout(late);
      late = setTimeout(() => fail("EXPIRED"), SIGN_WITHIN_MS);
      socket.send(JSON.stringify({ HashAlg: "SHA256", HashValue: hash, Encode: "RSA" }));
    });
    socket.addEventListener("message", ({ data }) => {
      const answer = readAnswer(data);
      if ("code" in answer) fail(answer.code, answer.triesLeft);
      else end(() => resolve(answer));
    });
    // A page is not told why a connection failed: nothing listens, its certificate is not trusted here, or the browser forbade it.
    socket.addEventListener("close", () => fail(opened ? "SERVICE_DOWN" : "NOT_RUNNING"));
  });
}

type Refused = { code: LocalFault; triesLeft: number | null };
const SERVICE_DOWN: Refused = { code: "SERVICE_DOWN", triesLeft: null };

/** The answer, or why there is none. */
export function readAnswer(data: unknown): LocalSignature | Refused {
  const answer = parse(data);
  if (!answer) return SERVICE_DOWN;
  if (Number(answer["Status"]) !== 0) return faultOf([answer["Message"], answer["Error"]].filter((one) => typeof one === "string").join(" "));
  const { Signature: signature, CertBase64: certificate } = answer;
  if (typeof signature !== "string" || signature === "") return SERVICE_DOWN;
  return { signature: plain(signature), certificate: typeof certificate === "string" && certificate !== "" ? plain(certificate) : null };
}

/** Base64 without line ends and PEM lines. */
const plain = (text: string) => text.replace(/-----[^-]+-----/g, "").replace(/\s+/g, "");

/** The service has sentences and no list of codes: what is not understood is told as the service's own trouble. */
const SENTENCES: readonly [RegExp, LocalFault][] = [
  [/(pin|mật khẩu).*(khóa|khóa|lock)|(khóa|khóa|lock).*(pin|mật khẩu)/i, "PIN_LOCKED"],
  [/hủy|hủy|từ chối|cancel|denied|reject/i, "REJECTED"],
  [/(pin|mật khẩu).*(sai|không đúng|incorrect|wrong|invalid)|(sai|incorrect|wrong|invalid).*(pin|mật khẩu)/i, "WRONG_PIN"],
  [/token|thiết bị|smart ?card|không tìm thấy|not found|no certificate|chưa cắm/i, "TOKEN_ABSENT"],
];

const TRIES = /còn (\d{1,2}) lần|(\d{1,2}) (?:attempts?|tries|retries) (?:left|remaining)/i;

function faultOf(sentence: string): Refused {
  const said = sentence.normalize("NFC");
  const code = SENTENCES.find(([words]) => words.test(said))?.[1] ?? "SERVICE_DOWN";
  const [, vietnamese, english] = TRIES.exec(said) ?? [];
  const left = vietnamese ?? english;
  return { code, triesLeft: code === "WRONG_PIN" && left !== undefined ? Number(left) : null };
}

function parse(data: unknown): Record<string, unknown> | null {
  try {
    const value: unknown = typeof data === "string" ? JSON.parse(data) : null;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { driveBatch, type Desk, type Progress } from "@/components/local-signing/drive-batch";
import { explainFault } from "@/components/local-signing/explain-fault";
import { localPermission, watchLocalPermission } from "@/components/local-signing/local-permission";
import { LocalServiceFault, readAnswer, signLocally } from "@/components/local-signing/local-service";
import { LOCAL_FAULT_WORDS } from "@/components/local-signing/local-words";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { spkiOf } from "@/lib/signing/verify-hash";
import { contentSecurityPolicy } from "@/lib/server/door/security-headers";
import { startLocalService, type LocalService, type ServiceManner } from "@/scripts/trial-signing/local-service";
import { testSigner } from "../../support/pki";

const head = testSigner("head");
const text = (id: string) => new TextEncoder().encode(`record ${id}`);
const hashOf = (id: string) => Buffer.from(nodeSha256(text(id))).toString("base64");

let service: LocalService;
beforeAll(async () => void (service = await startLocalService(head.key, { port: 0 })));
beforeEach(() => void Object.assign(service, { manner: "sign", signed: 0 }));
afterAll(() => service.stop());

/** As the page does it; only whose certificate is trusted differs. */
const sign = (hash: string) => signLocally(service.url, hash, (url) => new WebSocket(url, { ca: service.authority }) as unknown as globalThis.WebSocket);
const faultOf = (answer: Promise<unknown>) => answer.then(() => "signed", (fault: { code: string }) => fault.code);

describe("the service on this computer", () => {
  test("signs the hash, and names the certificate it signed with", async () => {
    const { signature, certificate } = await sign(hashOf("a"));
    expect(nodeVerifyRsa(spkiOf(head.certificate), text("a"), new Uint8Array(Buffer.from(signature, "base64")))).toBe(true);
    expect(certificate).toBe(Buffer.from(head.certificate).toString("base64"));
  });

  test.each<[ServiceManner, string]>([
    ["no token", "TOKEN_ABSENT"],
    ["cancelled", "REJECTED"],
    ["wrong pin", "WRONG_PIN"],
    ["locked", "PIN_LOCKED"],
    ["hangs up", "SERVICE_DOWN"],
    ["nonsense", "SERVICE_DOWN"],
  ])("that says “%s” is understood as %s", async (manner, code) => {
    service.manner = manner;
    expect(await faultOf(sign(hashOf("a")))).toBe(code);
  });

  test("that does not run, or whose certificate is not trusted here, cannot be told apart by a page", async () => {
    const untrusted = signLocally(service.url, hashOf("a"), socketWithoutNoise);
    expect(await faultOf(untrusted)).toBe("NOT_RUNNING");
    const nobody = signLocally("wss://127.0.0.1:9", hashOf("a"), socketWithoutNoise);
    expect(await faultOf(nobody)).toBe("NOT_RUNNING");
  });

  test("may be reached from our pages, and nothing else outside may", () => {
    const policy = contentSecurityPolicy({ nonce: "n", localService: "wss://127.0.0.1:8987", https: true, inDevelopment: false });
    expect(policy).toContain("connect-src 'self' wss://127.0.0.1:8987;");
  });
});

test.each([
  [{ Status: 0, Signature: "QUJD\r\nREVG", CertBase64: "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----" }, { signature: "QUJDREVG", certificate: "QUJD" }],
  [{ Status: 0, Signature: "" }, { code: "SERVICE_DOWN", triesLeft: null }],
  [{ Status: 0, Signature: "QUJD" }, { signature: "QUJD", certificate: null }],
  [{ Status: 404, Error: "Chua co gi" }, { code: "SERVICE_DOWN", triesLeft: null }],
  [{ Status: "500", Message: "Không tìm thấy chứng thư số" }, { code: "TOKEN_ABSENT", triesLeft: null }],
  [{ Status: 1, Message: "Mã PIN không đúng" }, { code: "WRONG_PIN", triesLeft: null }],
  [{ Status: 1, Message: "Mã PIN không đúng. Còn 2 lần thử." }, { code: "WRONG_PIN", triesLeft: 2 }],
  [{ Status: 1, Message: "Incorrect PIN, 1 attempt remaining" }, { code: "WRONG_PIN", triesLeft: 1 }],
  [{ Status: 1, Message: "The operation was cancelled by the user" }, { code: "REJECTED", triesLeft: null }],
])("the answer %j is read as %j", (answer, read) => expect(readAnswer(JSON.stringify(answer))).toEqual(read));

describe("the browser's permission", () => {
  /** A browser as far as it knows these names; `turn` is the person changing the first of them in its menu. */
  function browser(known: Record<string, PermissionState>) {
    const [status] = Object.values(known).map((state) => Object.assign(new EventTarget(), { state }));
    const turn = (state: PermissionState) => status && (Object.assign(status, { state }), status.dispatchEvent(new Event("change")));
    const query = async ({ name }: { name: string }) => (name in known && status ? status : Promise.reject(new TypeError(name)));
    return { query, turn };
  }

  test.each([
    ["of a browser of today", { "loopback-network": "granted" }, "granted"],
    ["of an older one, not asked yet", { "local-network-access": "prompt" }, "unasked"],
    ["refused", { "loopback-network": "denied", "local-network-access": "granted" }, "denied"],
    ["of a browser that has none", {}, "unknown"],
  ] as const)("%s", async (_, known, state) => expect(await localPermission(browser(known))).toBe(state));

  test("is told again when the person changes it, until nobody listens any more", async () => {
    const told: string[] = [];
    const one = browser({ "loopback-network": "denied" });
    const end = watchLocalPermission((permission) => void told.push(permission), one);
    await expect.poll(() => told).toEqual(["denied"]);
    one.turn("granted");
    end();
    one.turn("denied");
    expect(told).toEqual(["denied", "granted"]);
  });

  test.each([
    ["NOT_RUNNING", "denied", "NOT_ALLOWED"],
    ["NOT_RUNNING", "unasked", "QUESTION_OPEN"],
    ["NOT_RUNNING", "granted", "NOT_RUNNING"],
    ["NOT_RUNNING", "unknown", "NOT_RUNNING"],
    ["WRONG_PIN", "denied", "WRONG_PIN"], // an answer came: nothing was forbidden
  ] as const)("explains %s, when it is %s, as %s", async (code, state, explained) => {
    expect(await explainFault(new LocalServiceFault(code), async () => state)).toMatchObject({ code: explained });
  });
});

describe("a batch", () => {
  /** A server that keeps what it is given, as the routes do. */
  function desk(ids: readonly string[], more: Partial<Desk> = {}) {
    const kept: string[] = [];
    const faults: string[] = [];
    const seen: (Progress & { label: string | null })[] = [];
    const at = (): Progress => ({ left: ids.length - kept.length, done: kept.length, total: ids.length });
    const made: Desk = {
      batchId: "batch",
      sign,
      isPaused: () => false,
      onProgress: (progress, label) => void seen.push({ ...progress, label }),
      async post(path, body) {
        const { values = [], fault } = body as { values?: { id: string }[]; fault?: string };
        if (fault) faults.push(fault);
        if (path === "values") kept.push(...values.map(({ id }) => id));
        const hashes = ids.filter((id) => !kept.includes(id)).slice(0, 2).map((id) => ({ id, hash: hashOf(id), label: id }));
        return { ok: true, value: path === "hashes" ? { ...at(), hashes } : at() };
      },
      ...more,
    };
    return { made, kept, faults, seen };
  }

  test("is signed one hash at a time, each value given back before the next is asked for", async () => {
    const { made, kept, seen } = desk(["a", "b", "c"]);
    expect(await driveBatch(made)).toEqual({ how: "done" });
    expect(kept).toEqual(["a", "b", "c"]);
    expect(seen.filter(({ label }) => label !== null).map(({ done, label }) => `${done} ${label ?? ""}`)).toEqual(["0 a", "1 b", "2 c"]);
    expect(service.signed).toBe(3);
  });

  test("whose token is pulled out stops at once, tells the server, and goes on where it was", async () => {
    const { made, kept, faults } = desk(["a", "b", "c"], { isPaused: () => ((service.manner = kept.length === 1 ? "no token" : "sign"), false) });
    expect(await driveBatch(made)).toEqual({ how: "fault", code: "TOKEN_ABSENT", triesLeft: null });
    expect([kept, faults]).toEqual([["a"], ["TOKEN_ABSENT"]]);
    const again = desk(["b", "c"]);
    service.manner = "sign";
    expect(await driveBatch(again.made)).toEqual({ how: "done" });
  });

  test.each<[ServiceManner, { fault: string; triesLeft?: number }]>([
    ["wrong pin", { fault: "WRONG_PIN", triesLeft: 2 }],
    ["locked", { fault: "PIN_LOCKED" }],
    ["cancelled", { fault: "CANCELLED" }],
    ["hangs up", { fault: "SERVICE_DOWN" }],
  ])("stopped by a service that says “%s” tells the server %j", async (manner, told) => {
    const posted: object[] = [];
    const { made } = desk(["a"]);
    service.manner = manner;
    await driveBatch({ ...made, post: (path, body) => (path === "values" && posted.push(body), made.post(path, body)) });
    expect(posted).toEqual([{ batchId: "batch", values: [], ...told }]);
  });

  test("is paused between two hashes", async () => {
    const { made, kept } = desk(["a", "b", "c"], { isPaused: () => kept.length === 2 });
    expect(await driveBatch(made)).toEqual({ how: "paused" });
    expect(kept).toEqual(["a", "b"]);
  });

  test("refused by the server, as with another's certificate, ends with its sentence; a lost connection is told as one", async () => {
    const other = desk(["a"], { post: async (path) => (path === "hashes" ? { ok: true, value: { left: 1, done: 0, total: 1, hashes: [{ id: "a", hash: hashOf("a"), label: "" }] } } : { ok: false, code: "KEY_OTHER_CERTIFICATE", message: "Không phải" }) });
    expect(await driveBatch(other.made)).toEqual({ how: "refused", message: "Không phải" });
    expect(await driveBatch(desk(["a"], { post: async () => ({ ok: false, code: "DATABASE_DOWN", message: "" }) }).made)).toEqual({ how: "not-reached" });
  });
});

test("every fault has a sentence that tells what to do", () => {
  for (const sentence of Object.values(LOCAL_FAULT_WORDS)) expect(sentence.length).toBeGreaterThan(40);
});

/** A page hears nothing of why a connection failed; Node's socket would throw its reason. */
function socketWithoutNoise(url: string): globalThis.WebSocket {
  const socket = new WebSocket(url);
  socket.on("error", () => {});
  return socket as unknown as globalThis.WebSocket;
}

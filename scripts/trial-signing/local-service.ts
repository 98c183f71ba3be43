// Plays the signing service of a person's own computer, in the manner of the VGCA Sign Service as public code shows it:
// wss://127.0.0.1:8987/SignMsg, {HashAlg, HashValue, Encode} in, {Status, Signature, CertBase64} or {Status, Message} out.
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { KeyFault } from "@/lib/signing/key-fault";
import type { SigningKey } from "@/lib/signing/signing-key";
import { localCertificate } from "./local-certificate";

/** What the service does: its work, or what goes wrong in real life. */
export type ServiceManner = "sign" | "no token" | "cancelled" | "wrong pin" | "locked" | "hangs up" | "nonsense";

export type LocalService = { url: string; authority: string; manner: ServiceManner; signed: number; stop(): Promise<void> };

/** origins: the pages that may use it; null: every page, as the real one. */
export async function startLocalService(key: SigningKey, { port = 8987, origins = null as readonly string[] | null } = {}): Promise<LocalService> {
  const { authority, ...own } = await localCertificate(new Date());
  const server = createServer(own, (_, response) => response.end("Dịch vụ ký thử đang chạy. Có thể đóng trang này."));
  const sockets = new WebSocketServer({ server, verifyClient: ({ origin }: { origin: string }) => origins === null || origins.includes(origin) });
  const service: LocalService = { url: "", authority, manner: "sign", signed: 0, stop: () => stop(server, sockets) };
  sockets.on("connection", (socket, { url }) => socket.once("message", (data: Buffer) => void answer(service, key, { socket, path: url ?? "", text: data.toString("utf8") })));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  service.url = `wss://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

function stop(server: ReturnType<typeof createServer>, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const SENTENCES: Partial<Record<ServiceManner, string>> = {
  "no token": "Không tìm thấy chứng thư số. Kiểm tra lại thiết bị.",
  cancelled: "Người dùng hủy bỏ ký số",
  "wrong pin": "Mã PIN không đúng. Còn 2 lần thử.",
  locked: "Thiết bị đã bị khóa do nhập sai mã PIN",
};

async function answer(service: LocalService, key: SigningKey, { socket, path, text }: { socket: WebSocket; path: string; text: string }): Promise<void> {
  const sentence = SENTENCES[service.manner];
  if (path === "/GetVersion") return socket.send(JSON.stringify({ Status: 0, Version: "trial" }));
  if (service.manner === "hangs up") return socket.close();
  if (service.manner === "nonsense") return socket.send("<html>");
  if (path !== "/SignMsg" || sentence) return socket.send(JSON.stringify({ Status: 500, Message: sentence ?? "Không hỗ trợ" }));
  try {
    const { HashAlg, HashValue } = JSON.parse(text) as { HashAlg: string; HashValue: string };
    const hash = new Uint8Array(Buffer.from(HashValue, "base64"));
    if (HashAlg.toUpperCase() !== "SHA256" || hash.length !== 32) return socket.send(JSON.stringify({ Status: 500, Message: "Giá trị băm không hợp lệ" }));
    const begun = await key.begin([{ id: "1", hash, label: "" }], {});
    if (begun.state !== "done") throw new Error(begun.state);
    service.signed += 1;
    const Signature = Buffer.from(begun.signatures.get("1") ?? []).toString("base64");
    socket.send(JSON.stringify({ Status: 0, Message: "", Signature, CertBase64: Buffer.from(key.certificate).toString("base64"), HashValue }));
  } catch (fault) {
    socket.send(JSON.stringify({ Status: 500, Message: fault instanceof KeyFault && fault.code === "TOKEN_ABSENT" ? SENTENCES["no token"] : "Lỗi ký số" }));
  }
}

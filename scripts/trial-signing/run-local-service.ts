// node --import tsx scripts/trial-signing/run-local-service.ts --p12 FILE --password TEXT
// node --import tsx scripts/trial-signing/run-local-service.ts --module DRIVER.so --serial S --key-id 01 --pin PIN
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { listTokensOf, pkcs11Key } from "@/lib/signing/keys/pkcs11-key";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";
import type { SigningKey } from "@/lib/signing/signing-key";
import { startLocalService } from "./local-service";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { p12: text, password: text, module: text, serial: text, "key-id": text, pin: text, port: text } });

async function keyFromTheLine(): Promise<SigningKey> {
  if (values.p12) return pkcs12Key(await openPkcs12(new Uint8Array(readFileSync(values.p12)), values.password ?? ""));
  const { module, serial = "", "key-id": keyId = "01", pin = "" } = values;
  if (!module) throw new Error("--p12 FILE --password TEXT, hoặc --module DRIVER --serial S --key-id 01 --pin PIN");
  const token = (await listTokensOf(module, process.env)).find((one) => one.serial === serial);
  const certificate = token?.certificates.find((one) => one.keyId === keyId)?.der;
  if (!certificate) throw new Error(`không thấy thiết bị ${serial} hoặc chứng thư ${keyId} trên đó`);
  return pkcs11Key({ place: { module, serial, keyId }, certificate, chain: [], environment: process.env }, pin);
}

const key = await keyFromTheLine();
const service = await startLocalService(key, { port: Number(values.port ?? 8987) });
const authority = join(tmpdir(), "dich-vu-ky-thu-ca.crt");
writeFileSync(authority, service.authority);
console.log(`Dịch vụ ký thử đang chạy ở ${service.url}

Để trình duyệt tin dịch vụ này, chọn một trong hai:
  1. mở ${service.url.replace("wss:", "https:")} trong trình duyệt, chọn Nâng cao → Tiếp tục; hoặc
  2. thêm ${authority} vào danh sách nơi cấp chứng thư tin cậy của trình duyệt (gỡ ra khi thử xong).
Khi trang Ký số hỏi quyền truy cập ứng dụng trên thiết bị, chọn Cho phép. Ctrl-C để dừng.`);

process.on("SIGINT", () => void Promise.all([service.stop(), key.close()]).then(() => process.exit(0)));

// node --import tsx scripts/trial-signing/run-provider.ts --p12 FILE --password TEXT --user 001075000001 [--answer accept|reject|silence]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import type { PhoneManner } from "./phone";
import { startTrialProvider, TRIAL_ACCESS } from "./provider";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { p12: text, password: text, user: text, pin: text, answer: text, port: text } });
if (!values.p12) throw new Error("--p12 FILE --password TEXT --user SỐ_ĐỊNH_DANH [--pin PIN] [--answer accept|reject|silence] [--port 8990]");
const answers: readonly PhoneManner["answer"][] = ["accept", "reject", "silence"];
const answer = answers.find((one) => one === values.answer) ?? "by hand";
const opened = await openPkcs12(new Uint8Array(readFileSync(values.p12)), values.password ?? "");
const user = values.user ?? "nguoi-thu";
const person = { ...opened, user, credential: "khoa-1", pin: values.pin ?? "246810", otp: "" };
const provider = await startTrialProvider([person], { port: Number(values.port ?? 8990), manner: { answer, afterMs: 3_000 } });
provider.csc.asksPin = values.pin !== undefined;
console.log(`Nhà cung cấp ký số thử:
  CSC v1   ${provider.url}/csc/v1
  CSC v2   ${provider.url}/csc/v2
  SmartCA  ${provider.url}/sca/sp769
  MySign   ${provider.url}
client id ${TRIAL_ACCESS.id}, mật khẩu dịch vụ ${TRIAL_ACCESS.secret}, profile ${TRIAL_ACCESS.profile}; người dùng ${user}, khóa khoa-1
“Điện thoại”: ${provider.url}/ (chọn Đồng ý hoặc Từ chối ở đó). Ctrl-C để dừng.`);
process.on("SIGINT", () => void provider.stop().then(() => process.exit(0)));

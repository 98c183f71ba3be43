/** What was asked on the command line. at: the moment for which the question is asked. evidence: a record for the XML that is named. */
export type Arguments = { files: string[]; trust: string[]; crl: string[]; json: boolean; requireRegistry: boolean; decision: string | null; at: Date; evidence: string | null };

export const USAGE = `Cách dùng: npm run -s verify -- TỆP… [--json] [--trust TỆP…] [--crl TỆP…] [--evidence TỆP] [--at NGÀY] [--decision BẰNG-CHỨNG.json] [--require-registry]
  TỆP                 học bạ số XML hoặc PDF; đưa cả hai tệp của một đơn vị học bạ thì hai tệp được đối chiếu với nhau
  --trust, --crl      chứng thư gốc tin cậy và danh sách thu hồi (PEM hoặc DER); không có thì lấy trong .data/trust
  --evidence          tệp bằng chứng lâu dài (.ers) của tệp XML; không nêu thì lấy tệp cùng tên thêm .ers nằm bên cạnh
  --at                kiểm tra như tại một ngày đã qua: 2026-05-30 hoặc 2026-05-30T09:00:00+07:00
  --decision          tệp bằng chứng tải ở trang học bạ: chứng minh chữ ký trong tệp thuộc một đợt ký đã xác nhận
  --json              mỗi tệp một dòng JSON
  --require-registry  không chấp nhận khi chưa đối chiếu được với sổ của trường`;

const TRUST_FILE = /\.(crt|cer|pem|der|crl)$/i;

/** Reads the arguments; a sentence when they make no sense. After --trust and --crl, every following certificate or list belongs to it. */
export function parseArguments(given: readonly string[]): Arguments | string {
  const read: Arguments = { files: [], trust: [], crl: [], json: false, requireRegistry: false, decision: null, at: new Date(), evidence: null };
  const rest = [...given];
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    if (next === "--json") read.json = true;
    else if (next === "--require-registry") read.requireRegistry = true;
    else if (next === "--trust" || next === "--crl") {
      const taken = takeWhile(rest, (name) => TRUST_FILE.test(name));
      if (taken.length === 0) return `Sau ${next} phải có tên tệp (.crt, .cer, .pem, .der, .crl).`;
      read[next === "--trust" ? "trust" : "crl"].push(...taken);
    } else if (next === "--evidence") {
      const record = rest.shift();
      if (record === undefined || record.startsWith("--")) return "Sau --evidence phải có tên tệp bằng chứng (.ers).";
      read.evidence = record;
    } else if (next === "--at") {
      const at = parseMoment(rest.shift() ?? "");
      if (at === null) return "Sau --at phải là ngày, ví dụ 2026-05-30.";
      read.at = at;
    } else if (next === "--decision") {
      const named = rest.shift();
      if (named === undefined || named.startsWith("--")) return "Sau --decision phải có tên tệp bằng chứng.";
      read.decision = named;
    } else if (next.startsWith("--")) return `Không có tùy chọn ${next}.`;
    else read.files.push(next);
  }
  if (read.evidence !== null && read.files.filter((file) => /\.xml$/i.test(file)).length !== 1) return "--evidence đi cùng đúng một tệp XML.";
  return read.files.length === 0 ? "Chưa có tệp nào để kiểm tra." : read;
}

function takeWhile(names: string[], belongs: (name: string) => boolean): string[] {
  const end = names.findIndex((name) => !belongs(name));
  return names.splice(0, end < 0 ? names.length : end);
}

/** A day means its end in Vietnam: whatever was signed on it has happened. */
function parseMoment(text: string): Date | null {
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59+07:00` : text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

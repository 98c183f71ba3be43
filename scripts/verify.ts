import { readFile } from "node:fs/promises";
import { verifyFile } from "@/lib/documents/verification";
import type { FileVerifyOptions } from "@/lib/documents/verification";
import { compareRecords } from "@/lib/documents/compare-records";
import type { Report } from "@/lib/domain/verification/report";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { parseArguments, USAGE } from "./verify/arguments";
import type { Arguments } from "./verify/arguments";
import { comparisonLines, reportLines } from "./verify/lines";
import { loadTrust } from "./verify/trust";

/**
 * `npm run -s verify -- FILE… [--json] [--trust FILE…] [--crl FILE…] [--at DATE] [--require-registry]`
 *
 * Exit 0: every file VALID and neither replaced nor revoked, and the two files of one unit say the same. 1: not so. 2: it could not be asked.
 * It uses lib/signing and lib/documents only; the school's register is not reachable from here, so the standing is UNKNOWN.
 */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  if (typeof parsed === "string") return complain(`${parsed}\n${USAGE}`);
  const root = new URL("..", import.meta.url).pathname;
  const trust = await loadTrust(parsed, root);
  if (typeof trust === "string") return complain(trust);
  const options = { ...trust, now: parsed.at, sha256: nodeSha256, verifyRsa: nodeVerifyRsa, tools: await loadPdfTools(root) };
  const reports: { file: string; report: Report }[] = [];
  let unreadable = 0;
  for (const file of parsed.files) {
    const report = await verifyNamed(file, options);
    if (report === null) {
      unreadable = complain(`Không đọc được tệp ${file}.`);
      continue;
    }
    print(parsed, { file, ...report }, reportLines(file, report, parsed.requireRegistry));
    reports.push({ file, report });
  }
  const same = comparePairs(parsed, reports);
  if (unreadable > 0) return unreadable;
  return same && reports.every(({ report }) => isAccepted(report, parsed.requireRegistry)) ? 0 : 1;
}

async function verifyNamed(file: string, options: FileVerifyOptions): Promise<Report | null> {
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? null : verifyFile(new Uint8Array(bytes), options);
}

function isAccepted(report: Report, requireRegistry: boolean): boolean {
  const standing = report.standing === "IN_FORCE" || (report.standing === "UNKNOWN" && !requireRegistry);
  return report.integrity === "VALID" && standing;
}

/** Says of each XML and PDF of one unit whether they say the same. */
function comparePairs(parsed: Arguments, reports: readonly { file: string; report: Report }[]): boolean {
  let same = true;
  for (const xml of reports.filter(({ report }) => report.format === "XML")) {
    for (const pdf of reports.filter(({ report }) => report.format === "PDF")) {
      const [first, second] = [xml.report.data, pdf.report.data];
      if (first === null || second === null || first.code !== second.code) continue;
      const differences = compareRecords(first, second);
      print(parsed, { compared: [xml.file, pdf.file], differences }, comparisonLines(xml.file, pdf.file, differences));
      same &&= differences.length === 0;
    }
  }
  return same;
}

function print(parsed: Arguments, object: object, lines: readonly string[]): void {
  process.stdout.write(parsed.json ? `${JSON.stringify(object)}\n` : `${lines.join("\n")}\n\n`);
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

process.exitCode = await main();

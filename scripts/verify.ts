import { readFile } from "node:fs/promises";
import { verifyFile } from "@/lib/documents/verification";
import type { FileVerifyOptions } from "@/lib/documents/verification";
import { compareRecords } from "@/lib/documents/compare-records";
import { isProven, parseDecisionProof, verifyDecision, type DecisionProof } from "@/lib/documents/decision-proof";
import type { Report } from "@/lib/domain/verification/report";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { parseArguments, USAGE } from "./verify/arguments";
import type { Arguments } from "./verify/arguments";
import { decisionLines } from "./verify/decision-lines";
import { comparisonLines, reportLines } from "./verify/lines";
import { loadTrust } from "./verify/trust";

/**
 * `npm run -s verify -- FILE… [--json] [--trust FILE…] [--crl FILE…] [--evidence FILE] [--at DATE] [--decision PROOF] [--require-registry]`
 *
 * Exit 0: every file VALID and neither replaced nor revoked, the two files of one unit say the same, and with a proof: each belonged to that decision. 1: not so. 2: it could not be asked.
 * It uses lib/signing and lib/documents only; the school's register is not reachable from here, so the standing is UNKNOWN.
 */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  if (typeof parsed === "string") return complain(`${parsed}\n${USAGE}`);
  const root = new URL("..", import.meta.url).pathname;
  const trust = await loadTrust(parsed, root);
  if (typeof trust === "string") return complain(trust);
  const options = { ...trust, now: parsed.at, sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools: await loadPdfTools(root) };
  const proof = parsed.decision === null ? null : await readProof(parsed.decision);
  if (typeof proof === "string") return complain(proof);
  const reports: { file: string; report: Report }[] = [];
  let unreadable = 0;
  for (const file of parsed.files) {
    const report = await verifyNamed(file, options, parsed.evidence);
    if (report === null) {
      unreadable = complain(`Không đọc được tệp ${file}.`);
      continue;
    }
    print(parsed, { file, ...report }, reportLines(file, report, parsed.requireRegistry));
    reports.push({ file, report });
  }
  const same = comparePairs(parsed, reports);
  const proven = proof === null || (await decidedOn(parsed, proof, reports, options));
  if (unreadable > 0) return unreadable;
  return same && proven && reports.every(({ report }) => isAccepted(report, parsed.requireRegistry)) ? 0 : 1;
}

/** Null when the file, or the record that was named for it, cannot be read. A record of the same name beside the file is taken by itself. */
async function verifyNamed(file: string, options: FileVerifyOptions, record: string | null): Promise<Report | null> {
  const bytes = await readFile(file).catch(() => null);
  const isXml = /\.xml$/i.test(file);
  const beside = isXml ? await readFile(record ?? `${file}.ers`).catch(() => null) : null;
  if (bytes === null || (isXml && record !== null && beside === null)) return null;
  return verifyFile(new Uint8Array(bytes), { ...options, evidenceRecord: beside && new Uint8Array(beside) });
}

async function readProof(file: string): Promise<DecisionProof | string> {
  const text = await readFile(file, "utf8").catch(() => null);
  return (text === null ? null : parseDecisionProof(text)) ?? `Tệp ${file} không phải tệp bằng chứng đợt ký.`;
}

/** Says of each file whether it belonged to the decision. */
async function decidedOn(parsed: Arguments, proof: DecisionProof, reports: readonly { file: string; report: Report }[], options: FileVerifyOptions): Promise<boolean> {
  let proven = true;
  for (const { file, report } of reports) {
    const decision = await verifyDecision(proof, report.data, options);
    print(parsed, { decided: file, ...decision }, decisionLines(file, decision));
    proven &&= isProven(decision);
  }
  return proven;
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

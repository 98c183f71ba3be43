import { describe, expect, test } from "vitest";
import { isProven, parseDecisionProof, verifyDecision, type DecisionProof } from "@/lib/documents/decision-proof";
import { leafBytes, parseStatement } from "@/lib/documents/manifest";
import { inclusionPath } from "@/lib/signing/merkle";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { decisionOn, headDecides } from "../../support/decision";
import { PKI_CLOCK } from "../../support/pki";
import { OPTIONS, sealedSample } from "../../support/sealed-xml";

const data = sealedSample();
const { proof, statement } = headDecides(data);
const failed = async (given: DecisionProof, about = data) => (await verifyDecision(given, about, OPTIONS)).findings.filter(({ outcome }) => outcome !== "PASSED").map(({ check, outcome }) => `${check} ${outcome}`);
const withStatement = (change: object): DecisionProof => ({ ...proof, decision: { ...proof.decision, statement: JSON.stringify({ ...(JSON.parse(statement) as object), ...change }) } });

describe("A proof of a decision", () => {
  test("holds for the record it was made for", async () => {
    const report = await verifyDecision(proof, data, OPTIONS);
    expect([isProven(report), report.statement?.signer.identity, report.statement?.records]).toEqual([true, data.head.identity, 3]);
    expect(await failed(decisionOn(data, "homeroom", "gvcn", "GVCN").proof)).toEqual([]);
  });

  test.each([
    ["another record", () => failed(proof, sealedSample({ completion: "Khác" })), ["RECORD FAILED"]],
    ["a record of another code", () => failed(proof, sealedSample({ code: "5ef748d9-2146-4a82-95a5-8534051475f0" })), ["RECORD FAILED"]],
    ["another place in the list", () => failed({ ...proof, proof: { ...proof.proof, index: 2 } }), ["INCLUDED FAILED"]],
    ["another entry", () => failed({ ...proof, proof: { ...proof.proof, leaf: proof.proof.leaf.replace("cbql", "gvcn") } }), ["INCLUDED FAILED", "RECORD FAILED"]],
    ["a shorter list", () => failed(withStatement({ records: 2 })), ["SIGNATURE FAILED", "INCLUDED FAILED"]],
    ["a statement that names another signer", () => failed(withStatement({ signer: { identity: "001000000001", name: "Ai đó" } })), ["SIGNATURE FAILED", "SIGNER FAILED", "RECORD FAILED"]],
    ["a decision of somebody who does not sign that place", () => failed(decisionOn(data, "deputy", "cbql").proof), ["RECORD FAILED"]],
    ["a decision of the same person in another role", () => failed(decisionOn(data, "homeroom", "gvcn", "GVBM").proof), ["RECORD FAILED"]],
    ["a certificate of a foreign authority in the head's name", () => failed(decisionOn(data, "foreign", "cbql").proof), ["ISSUER FAILED", "STATUS NOT_MADE"]],
    ["a statement written in another form", () => failed({ ...proof, decision: { ...proof.decision, statement: ` ${statement}` } }), ["SIGNATURE FAILED"]],
    ["a signature that is none", () => failed({ ...proof, decision: { ...proof.decision, signature: "AAAA" } }), ["SIGNATURE FAILED"]],
  ])("does not hold for %s", async (_what, found, expected) => {
    expect(await found()).toEqual(expected);
  });

  test("of a file whose own signatures do not hold is left open", async () => {
    const report = await verifyDecision(proof, null, OPTIONS);
    expect(report.findings.at(-1)).toEqual({ check: "RECORD", outcome: "NOT_MADE" });
    expect(isProven(report)).toBe(false);
  });

  test("judges the certificate at the moment of the decision, and leaves the time open once the certificate has ended", async () => {
    const later = new Date(PKI_CLOCK.getTime() + 20 * 365 * 86_400_000);
    const report = await verifyDecision(proof, data, { ...OPTIONS, now: later });
    expect(report.findings.filter(({ outcome }) => outcome !== "PASSED").map(({ check }) => check)).toEqual(["TIME"]);
  });

  test("takes less than a kilobyte beside the decision, in a school of 20,000 records", () => {
    const leaves = Array.from({ length: 20_000 }, (_, index) => leafBytes({ code: data.code, slot: "phathanh", digest: nodeSha256(Uint8Array.of(index >> 8, index & 255)) }));
    for (const index of [0, 12_345]) {
      const path = inclusionPath(leaves, index, nodeSha256).map((hash) => Buffer.from(hash).toString("base64"));
      const part: DecisionProof["proof"] = { leaf: Buffer.from(leaves[index] ?? []).toString(), index, path };
      expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(1_024);
    }
  });
});

test("A statement has one written form", () => {
  expect(parseStatement(statement)).not.toBeNull();
  for (const other of [`${statement}\n`, statement.replace(",", ", "), statement.replace("{", '{"extra":1,'), "{}", "no JSON"]) expect(parseStatement(other)).toBeNull();
});

test("What is no proof is not read as one", () => {
  expect(parseDecisionProof(JSON.stringify(proof, null, 1))).toEqual(proof);
  for (const other of ["", "[]", JSON.stringify({ ...proof, more: 1 }), JSON.stringify({ ...proof, proof: { ...proof.proof, index: -1 } })]) expect(parseDecisionProof(other)).toBeNull();
});

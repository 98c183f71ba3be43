import type { DecisionProof } from "@/lib/documents/decision-proof";
import { leafBytes, MANIFEST_ALGORITHM, statementBytes, writeStatement } from "@/lib/documents/manifest";
import type { SlotRole, TranscriptData } from "@/lib/documents/transcript-data";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { toHex } from "@/lib/signing/bytes";
import { buildCms, signedAttributes } from "@/lib/signing/cms";
import { inclusionPath, merkleRoot } from "@/lib/signing/merkle";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { testSigner, type TestHolder } from "./pki";

const INDEX = 1;

/** A decision of somebody of the test PKI on three records, the second of which is this one, and the proof of it. */
export function decisionOn(data: TranscriptData, id: TestHolder, slot: string, role: SlotRole = "CBQL"): { statement: string; proof: DecisionProof } {
  const signer = testSigner(id);
  const digest = nodeSha256(writeUnsignedXml(data));
  const others = ["1a6f1f0c-0000-4000-8000-000000000001", "1a6f1f0c-0000-4000-8000-000000000002"] as const;
  const leaves = [{ code: others[0], slot, digest }, { code: data.code, slot, digest }, { code: others[1], slot, digest }].map(leafBytes);
  const statement = writeStatement({
    batch: "018f0000-0000-7000-8000-000000000001",
    role,
    signer: { name: signer.name, identity: signer.identity.number },
    at: "2026-05-29T09:15:00+07:00",
    records: leaves.length,
    root: toHex(merkleRoot(leaves, nodeSha256)),
    algorithm: MANIFEST_ALGORITHM,
  });
  const signed = { contentDigest: nodeSha256(statementBytes(statement)), certificate: signer.certificate, sha256: nodeSha256 };
  const cms = buildCms({ ...signed, chain: signer.chain, value: signer.signBytes(signedAttributes(signed)) });
  const path = inclusionPath(leaves, INDEX, nodeSha256).map((hash) => Buffer.from(hash).toString("base64"));
  return {
    statement,
    proof: { decision: { statement, signature: Buffer.from(cms).toString("base64") }, proof: { leaf: Buffer.from(leaves[INDEX] ?? []).toString(), index: INDEX, path } },
  };
}

/** The head's, who signs that place of the sample. */
export const headDecides = (data: TranscriptData) => decisionOn(data, "head", "cbql");

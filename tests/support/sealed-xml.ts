import { openXml } from "@/lib/documents/xml/open-xml";
import { slotsOf } from "@/lib/documents/slots";
import type { SlotSignature, SlotSigner, TranscriptData } from "@/lib/documents/transcript-data";
import type { VerifyOptions } from "@/lib/documents/verification-options";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { sampleTranscript } from "./builders/transcript-data";
import { PKI_CLOCK, testSigner, TRUST } from "./pki";
import type { TestHolder } from "./pki";

const person = (id: TestHolder) => ({ name: testSigner(id).name, identity: testSigner(id).identity.number });

/** The sample unit, answered for by people of the test PKI. */
export const sealedSample = (changes: Partial<TranscriptData> = {}): TranscriptData =>
  sampleTranscript(
    {
      subjectTeachers: [
        { key: "gvbm-1", ...person("teacher-1") },
        { key: "gvbm-2", ...person("teacher-3") },
      ],
      homeroom: person("homeroom"),
      head: { ...person("head"), title: "HIỆU TRƯỞNG" },
      schoolTaxCode: testSigner("school").identity.number,
    },
    changes,
  );

export const SIGNERS: Record<string, TestHolder> = { "gvbm-1": "teacher-1", "gvbm-2": "teacher-3", gvcn: "homeroom", cbql: "head", phathanh: "school" };
export const TIMES: Record<string, string> = {
  "gvbm-1": "2026-05-28T08:00:00+07:00",
  "gvbm-2": "2026-05-28T08:30:00+07:00",
  gvcn: "2026-05-28T15:00:00+07:00",
  cbql: "2026-05-29T09:15:02+07:00",
  phathanh: "2026-05-30T08:00:00+07:00",
};

/** What a verifier of the tests is given. */
export const OPTIONS: VerifyOptions = { ...TRUST, now: PKI_CLOCK, sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa };

/** Signs every slot in order. `signers` and `times` replace those of a slot. */
export function sealXml(data: TranscriptData, changes: { signers?: Record<string, TestHolder>; times?: Record<string, string> } = {}) {
  const xml = openXml(data, nodeSha256);
  const signatures: SlotSignature[] = [];
  for (const { key } of slotsOf(data)) {
    const holder = testSigner({ ...SIGNERS, ...changes.signers }[key] ?? "teacher-7");
    const signingTime = { ...TIMES, ...changes.times }[key] ?? "2026-05-28T08:45:00+07:00";
    const next: SlotSigner = { slot: key, signingTime, certificate: holder.certificate, chain: holder.chain };
    const signature = { ...next, value: holder.sign(xml.prepare(next).hash) };
    xml.add(signature);
    signatures.push(signature);
  }
  return { bytes: xml.bytes(), signatures };
}

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
export const bytesOf = (text: string) => new TextEncoder().encode(text);

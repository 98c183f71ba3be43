import { joinBytes, sameBytes } from "@/lib/signing/bytes";
import { buildCms, signedAttributes } from "@/lib/signing/cms";
import type { RunningHash } from "@/lib/signing/pades-digest";
import { fillSignature, writeSignatureRevision } from "@/lib/signing/pades-revision";
import type { PdfHead, SignatureRevision } from "@/lib/signing/pades-revision";
import type { Prepared, SlotSignature, SlotSigner, TranscriptData } from "../transcript-data";
import { signatureAppearance, signingReason } from "./appearances";
import { writeFirstRevision } from "./draw-pdf";
import type { FirstRevision } from "./draw-pdf";
import { OBJECT } from "./object-numbers";
import { PdfEvidence } from "./pdf-evidence";
import type { PdfTools } from "./pdf-tools";
import { isPdfSlot, PDF_SLOTS, signatureField } from "./signature-fields";
import type { PdfSlot } from "./signature-fields";

/** Room in a CMS beside certificates: its structure and the value of an RSA key up to 8192 bits. */
const CMS_OVERHEAD = 2048;
const RESERVE_STEP = 512;

/** A revision whose hash is out for signing. */
type Pending = { signer: SlotSigner; revision: SignatureRevision; contentDigest: Uint8Array };

/**
 * A PDF open for its next signature: the earlier revisions are kept, and hashed once.
 *
 * prepare: the hash that the next signer's key must sign. add: puts a signature in (Throws: when out of order).
 * bytes: the file so far. The same data and signatures always give the same bytes.
 */
export class OpenPdf {
  private readonly parts: Uint8Array[];
  private readonly hash: RunningHash; // of the first `hashed` parts
  private hashed = 1;
  private head: PdfHead;
  private signed = 0;
  private pending: Pending | null = null;
  private readonly first: FirstRevision;

  constructor(
    private readonly data: TranscriptData,
    private readonly tools: PdfTools,
  ) {
    this.first = writeFirstRevision(data, tools);
    this.parts = [tools.skeleton.bytes, this.first.tail];
    this.hash = tools.skeletonHash.copy();
    this.head = this.first.head;
  }

  prepare(next: SlotSigner): Prepared {
    return { hash: this.tools.sha256(this.signedBytes(next)) };
  }

  /** The signed attributes of the next signature: what its value signs. */
  signedBytes(next: SlotSigner): Uint8Array {
    this.pending = this.revisionOf(next);
    const { contentDigest } = this.pending;
    return signedAttributes({ contentDigest, certificate: next.certificate, sha256: this.tools.sha256 });
  }

  add(signature: SlotSignature): void {
    const { revision, contentDigest } = this.pending && isSame(this.pending.signer, signature) ? this.pending : this.revisionOf(signature);
    const { certificate, chain, value } = signature;
    const filled = fillSignature(revision, buildCms({ contentDigest, certificate, chain, value, sha256: this.tools.sha256 }));
    this.parts.push(filled);
    this.head = revision.next;
    this.signed += 1;
    this.pending = null;
  }

  bytes(): Uint8Array {
    return joinBytes(...this.parts);
  }

  get isSealed(): boolean {
    return this.signed === PDF_SLOTS.length;
  }

  /** The sealed file, open for what proves it in the long run. Throws: when a signature is missing. */
  evidence(): PdfEvidence {
    if (!this.isSealed) throw new Error("Evidence comes after the seal");
    const { parts, head } = this;
    return new PdfEvidence({ parts: [...parts], hash: this.hashSoFar(), head, lastPage: this.first.lastPage });
  }

  /** Of the file so far, to go on from. What nobody signs any more is not hashed. */
  private hashSoFar(): RunningHash {
    for (const part of this.parts.slice(this.hashed)) this.hash.update(part);
    this.hashed = this.parts.length;
    return this.hash.copy();
  }

  private revisionOf(signer: SlotSigner): Pending {
    const slot = this.nextSlot(signer.slot);
    const revision = this.writeRevision(slot, signer);
    const [from, to] = revision.hole;
    const digest = this.hashSoFar();
    digest.update(revision.bytes.subarray(0, from));
    digest.update(revision.bytes.subarray(to));
    return { signer, revision, contentDigest: new Uint8Array(digest.digest()) };
  }

  private writeRevision(slot: PdfSlot, signer: SlotSigner): SignatureRevision {
    const { data } = this;
    const place = this.first.places[slot];
    const { name } = slot === "gvcn" ? data.homeroom : slot === "cbql" ? data.head : data.school;
    return writeSignatureRevision(this.head, {
      fieldNumber: OBJECT.fields[slot],
      field: (references) => signatureField(slot, { place, page: this.first.lastPage }, references),
      appearance: signatureAppearance(slot, place, { data, time: signer.signingTime, fonts: this.tools.fonts }),
      name,
      reason: signingReason(slot, data),
      location: data.school.place,
      signingTime: signer.signingTime,
      reserve: reserveFor(signer),
    });
  }

  /** Signatures of one file are strictly in sequence: teacher, leadership, school. */
  private nextSlot(slot: string): PdfSlot {
    const expected = PDF_SLOTS[this.signed];
    if (!isPdfSlot(slot) || slot !== expected) throw new Error(`The next signature of this PDF is ${expected ?? "none"}, not ${slot}`);
    return slot;
  }
}

/** Opens the file of a snapshot, unsigned. Throws: MissingGlyphError; ZodError when the snapshot is not one this portal writes. */
export const openPdf = (data: TranscriptData, tools: PdfTools): OpenPdf => new OpenPdf(data, tools);

/** The hash that the next signer's key must sign, given the signatures already made. For many in a row, keep one openPdf instead. */
export const preparePdf = (data: TranscriptData, done: readonly SlotSignature[], next: SlotSigner, tools: PdfTools): Prepared =>
  reopened(data, done, tools).prepare(next);

/** The file of a snapshot with these signatures; those that a PDF has no place for (GVBM) are left out. */
export const writeSignedPdf = (data: TranscriptData, signatures: readonly SlotSignature[], tools: PdfTools): Uint8Array =>
  reopened(data, signatures, tools).bytes();

function reopened(data: TranscriptData, done: readonly SlotSignature[], tools: PdfTools): OpenPdf {
  const pdf = openPdf(data, tools);
  const inOrder = PDF_SLOTS.flatMap((slot) => done.find((signature) => signature.slot === slot) ?? []);
  for (const signature of inOrder) pdf.add(signature);
  return pdf;
}

/** Certificates, the value and a margin, in steps: what is reserved follows from the signer alone. */
function reserveFor(signer: SlotSigner): number {
  const certificates = [signer.certificate, ...signer.chain].reduce((sum, certificate) => sum + certificate.length, 0);
  return Math.ceil((certificates + CMS_OVERHEAD) / RESERVE_STEP) * RESERVE_STEP;
}

function isSame(one: SlotSigner, other: SlotSigner): boolean {
  if (one.slot !== other.slot || one.signingTime !== other.signingTime || one.chain.length !== other.chain.length) return false;
  return sameBytes(one.certificate, other.certificate) && one.chain.every((bytes, index) => sameBytes(bytes, other.chain[index] ?? NOTHING));
}

const NOTHING = new Uint8Array();

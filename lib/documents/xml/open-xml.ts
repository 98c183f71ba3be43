import { ByteWriter } from "@/lib/signing/byte-writer";
import { joinBytes } from "@/lib/signing/bytes";
import { parseCertificate } from "@/lib/signing/certificate";
import type { Sha256 } from "@/lib/signing/crypto";
import { draftXmlSignature, escapeText, putXmlSignature, xmlReference } from "@/lib/signing/xmldsig";
import type { XmlReference, XmlSignatureDraft } from "@/lib/signing/xmldsig";
import { slotsOf } from "../slots";
import type { Slot } from "../slots";
import type { Prepared, SlotSignature, SlotSigner, TranscriptData } from "../transcript-data";
import { DATA_ID, subjectId, writeDataPart, xmlDocument } from "./data-part";
import type { DataPart } from "./data-part";

const TEACHERS_ID = "ky-gvbm";
const encoder = new TextEncoder();

/**
 * A học bạ XML that grows signature by signature; nothing already written is written or hashed again.
 *
 * prepare may be asked again for the same slot; add takes slots in the order of their stages. signedInfo: the canonical octets
 * that the slot's signature value is checked against.
 */
export type OpenXml = {
  prepare(next: SlotSigner): Prepared;
  signedInfo(signer: SlotSigner): Uint8Array;
  add(signature: SlotSignature): void;
  bytes(): Uint8Array;
};

/**
 * Opens the XML of a snapshot for signing.
 *
 * Coverage: a GVBM signs the own subjects and the identity leaves; GVCN the data and all GVBM slots; CBQL and KY_PHAT_HANH
 * everything before them. Each also signs its own time and certificates.
 * Throws: Error when a slot is unknown, signed twice or signed before an earlier stage is whole.
 * Source: QĐ 1789, Đ.11.2, Đ.20.5; docs/decisions/021.
 */
export function openXml(data: TranscriptData, sha256: Sha256): OpenXml {
  return new GrowingXml(data, sha256);
}

class GrowingXml implements OpenXml {
  private readonly data: DataPart;
  private readonly slots: readonly Slot[];
  private readonly known = new Map<string, XmlReference>();
  private readonly drafts = new Map<string, { signer: SlotSigner; draft: XmlSignatureDraft }>();
  private readonly signed = new Map<string, Uint8Array>(); // the slots' elements, UTF-8
  private teachers: Uint8Array | null = null; // once all of them have signed

  constructor(
    data: TranscriptData,
    private readonly sha256: Sha256,
  ) {
    this.data = writeDataPart(data);
    this.slots = slotsOf(data);
  }

  prepare(next: SlotSigner): Prepared {
    return { hash: this.sha256(this.draft(next).signedInfo) };
  }

  add(signature: SlotSignature): void {
    const slot = this.openSlot(signature.slot);
    this.signed.set(slot.key, slotElement(slot, signature, this.draft(signature)));
  }

  bytes(): Uint8Array {
    const later = this.slots.filter(({ stage }) => stage > 1).map(({ key }) => this.signed.get(key) ?? NOTHING);
    return xmlDocument(this.data.bytes, AREA.opening, this.teachersElement(), ...later, AREA.closing);
  }

  signedInfo(signer: SlotSigner): Uint8Array {
    return this.draft(signer).signedInfo;
  }

  private draft(signer: SlotSigner): XmlSignatureDraft {
    const slot = this.openSlot(signer.slot);
    const known = this.drafts.get(slot.key);
    if (known !== undefined && isSameSigner(known.signer, signer)) return known.draft;
    const { subject } = parseCertificate(signer.certificate);
    const id = `sig-${slot.key}`;
    const certificates = [signer.certificate, ...signer.chain];
    const draft = draftXmlSignature({ id, signingTime: signer.signingTime, subjectName: subject, certificates }, this.references(slot), this.sha256);
    this.drafts.set(slot.key, { signer, draft });
    return draft;
  }

  /** The slot, if it may be signed now. */
  private openSlot(key: string): Slot {
    const slot = this.slots.find((candidate) => candidate.key === key);
    if (slot === undefined) throw new Error(`No slot ${key} in this document`);
    if (this.signed.has(key)) throw new Error(`Slot ${key} is already signed`);
    const missing = this.slots.find((earlier) => earlier.stage < slot.stage && !this.signed.has(earlier.key));
    if (missing !== undefined) throw new Error(`Slot ${key} must wait for ${missing.key}`);
    return slot;
  }

  private references(slot: Slot): readonly XmlReference[] {
    if (slot.role === "GVBM") return [...slot.subjects.map(subjectId), ...this.data.identityIds].map((id) => this.reference(id, () => this.data.parts.get(id)));
    const earlier = this.slots.filter((other) => other.stage > 1 && other.stage < slot.stage);
    return [
      this.reference(DATA_ID, () => this.data.bytes),
      this.reference(TEACHERS_ID, () => this.teachersElement()),
      ...earlier.map((other) => this.reference(slotId(other), () => this.signed.get(other.key))),
    ];
  }

  private reference(id: string, element: () => Uint8Array | undefined): XmlReference {
    const known = this.known.get(id);
    if (known) return known;
    const bytes = element();
    if (bytes === undefined) throw new Error(`Nothing to sign under ${id}`);
    const reference = xmlReference(id, this.sha256(bytes));
    this.known.set(id, reference);
    return reference;
  }

  private teachersElement(): Uint8Array {
    if (this.teachers !== null) return this.teachers;
    const slots = this.slots.filter(({ stage }) => stage === 1);
    const element = joinBytes(TEACHERS.opening, ...slots.map(({ key }) => this.signed.get(key) ?? NOTHING), TEACHERS.closing);
    if (slots.every(({ key }) => this.signed.has(key))) this.teachers = element;
    return element;
  }
}

const AREA = { opening: encoder.encode("<DANH_SACH_THONG_TIN_KY>"), closing: encoder.encode("</DANH_SACH_THONG_TIN_KY>") };
const TEACHERS = { opening: encoder.encode(`<DANH_SACH_GVBM Id="${TEACHERS_ID}">`), closing: encoder.encode("</DANH_SACH_GVBM>") };
const NOTHING = new Uint8Array();

/** Id of a slot's element. A GVBM slot is named by its key, which its subjects repeat in MA_GVBM. */
const slotId = (slot: Slot) => (slot.role === "GVBM" ? slot.key : `ky-${slot.key}`);

/** Source: CV 2088, Phụ lục 1 (NGAY_KY, SO_CCCD, Signature; the school's slot has no SO_CCCD). */
function slotElement(slot: Slot, signature: SlotSignature, draft: XmlSignatureDraft): Uint8Array {
  const out = new ByteWriter(SLOT_ROOM + draft.signedInfo.length + draft.keyInfo.length);
  const identity = slot.identity.kind === "CCCD" ? `<SO_CCCD>${escapeText(slot.identity.number)}</SO_CCCD>` : "";
  out.text(`<${slot.role} Id="${slotId(slot)}"><NGAY_KY>${signature.signingTime}</NGAY_KY>${identity}`);
  putXmlSignature(out, draft, signature.value);
  out.ascii(`</${slot.role}>`);
  return out.whole();
}

/** What an element holds beside its references and its key: tags, the value, the time. Unit: bytes. */
const SLOT_ROOM = 2 * 1024;

const isSameSigner = (one: SlotSigner, other: SlotSigner) =>
  one.signingTime === other.signingTime && one.certificate === other.certificate && one.chain === other.chain;

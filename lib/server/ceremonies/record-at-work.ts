import "server-only";
import type { KeyObject } from "node:crypto";
import type { SlotSignature } from "@/lib/documents/transcript-data";
import type { SigningKey } from "@/lib/signing/signing-key";
import type { FileFormat } from "../db/client/enums";
import type { OpenPaper } from "../transcripts/paper-tools";
import type { SlotForSigning, UnitForSigning } from "../transcripts/unit-for-signing";

/** Who a batch acts for, as its history names them. */
export type BatchActor = { accountId: string; staffId: string; name: string };

/** The certificate a batch signs with; known before any key is asked, because it is part of what is signed. */
export type SignerCertificate = { certificateId: string; certificate: { der: Uint8Array; chain: Uint8Array[] } };
/** privateKey: of a key that is open in this process, which its threads may share. */
export type SignerKey = SignerCertificate & { key: SigningKey; privateKey?: KeyObject };

/** A record of a batch: the slot that is to be signed, in which unit. digest: of the unit's data, as its signer was shown it. */
export type ItemOfBatch = { id: string; batchId: string; unitId: string; slotId: string; order: number; digest: Uint8Array | null };

/** One file of a record that waits for a value, or has it. id: of its row, and what the key answers under. */
export type PaperAtWork = {
  id: string;
  format: FileFormat;
  hash: Uint8Array;
  value: Uint8Array | null;
  paper: OpenPaper;
  signer: Omit<SlotSignature, "value">;
};

/** A record between nothing and embedded. */
export type RecordAtWork = { item: ItemOfBatch; unit: UnitForSigning; slot: SlotForSigning; papers: PaperAtWork[] };

/** A record this batch is done with. reason: why it was refused; null: it is signed. */
export type EndedItem = { item: ItemOfBatch; reason: string | null };

/** What a step made of the records it was given: those that go on, those that are over, those another batch moved meanwhile. */
export type Step = { records: RecordAtWork[]; ended: EndedItem[]; moved: ItemOfBatch[] };

/** The papers whose value is still to be had. */
export const waitingPapers = (record: RecordAtWork): PaperAtWork[] => record.papers.filter((paper) => paper.value === null);

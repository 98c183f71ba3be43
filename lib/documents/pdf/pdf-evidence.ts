import { joinBytes } from "@/lib/signing/bytes";
import type { RunningHash } from "@/lib/signing/pades-digest";
import { writeStoreRevision, writeTimeStampRevision } from "@/lib/signing/pades-evidence";
import type { SecurityStore } from "@/lib/signing/pades-evidence";
import { fillSignature } from "@/lib/signing/pades-revision";
import type { PdfHead, SignatureRevision } from "@/lib/signing/pades-revision";
import { reference } from "@/lib/signing/pades-syntax";
import type { ValidationData } from "@/lib/signing/validation-data";
import { lastPageDictionary } from "./draw-pdf";
import { OBJECT } from "./object-numbers";
import { timeStampField } from "./signature-fields";
import { catalogue, formDictionary } from "./skeleton";

/** A sealed file: its revisions, their hash, and what the next one must know. */
export type SealedPdf = { parts: Uint8Array[]; hash: RunningHash; head: PdfHead; lastPage: number };

type Pending = { revision: SignatureRevision; field: string };

/**
 * A sealed PDF that grows by evidence: validation data (addStore) and document time-stamps (prepareTimeStamp, then addTimeStamp).
 * Each revision begins with the exact bytes of the one before; the same values always give the same bytes.
 *
 * Source: ETSI EN 319 142-1, 5.4, 6; docs/decisions/144.
 */
export class PdfEvidence {
  private store: SecurityStore | null = null;
  private readonly fields: string[] = [];
  private pending: Pending | null = null;

  constructor(private readonly sealed: SealedPdf) {}

  /** Bytes so far. */
  get length(): number {
    return this.sealed.head.length;
  }

  /** How many things of each kind the store holds. */
  get stored(): { certificates: number; ocsps: number; crls: number } {
    const { certificates = [], ocsps = [], crls = [] } = this.store ?? {};
    return { certificates: certificates.length, ocsps: ocsps.length, crls: crls.length };
  }

  /** Puts validation data into the store: a revision of its own. Returns its bytes. */
  addStore(data: ValidationData): Uint8Array {
    const part = { store: this.store, data, catalogue: (store: string) => ({ number: OBJECT.catalog, body: catalogue(store) }) };
    const revision = writeStoreRevision(this.sealed.head, part);
    this.store = revision.store;
    this.grow(revision.bytes, revision.next);
    return revision.bytes;
  }

  /**
   * Writes the revision of the next time-stamp and hashes the file with it: what the token must be over.
   * reserve: bytes kept for the token.
   */
  prepareTimeStamp(reserve: number): Uint8Array {
    const { lastPage, hash, head } = this.sealed;
    const field = reference(head.size + 1);
    const revision = writeTimeStampRevision(head, {
      objects: () => [
        { number: OBJECT.form, body: formDictionary([...this.fields, field]) },
        { number: lastPage, body: lastPageDictionary(lastPage, [...this.fields, field]) },
      ],
      field: (value) => timeStampField(this.fields.length + 1, { page: lastPage, value }),
      reserve,
    });
    this.pending = { revision, field };
    const digest = hash.copy();
    digest.update(revision.bytes.subarray(0, revision.hole[0]));
    digest.update(revision.bytes.subarray(revision.hole[1]));
    return new Uint8Array(digest.digest());
  }

  /** Puts the token into the revision that was prepared. Returns its bytes. Throws: when none was, or the token is too long. */
  addTimeStamp(token: Uint8Array): Uint8Array {
    if (this.pending === null) throw new Error("No time-stamp was prepared");
    const { revision, field } = this.pending;
    const filled = fillSignature(revision, token);
    this.fields.push(field);
    this.grow(filled, revision.next);
    return filled;
  }

  bytes(): Uint8Array {
    return joinBytes(...this.sealed.parts);
  }

  private grow(bytes: Uint8Array, next: PdfHead): void {
    this.sealed.parts.push(bytes);
    this.sealed.hash.update(bytes);
    this.sealed.head = next;
    this.pending = null;
  }
}

const RESERVE_STEP = 512;
const MOST_RESERVED = 32_768;

/** What is kept for a token of about this length: authorities' tokens differ by a few bytes from one to the next. Unit: bytes. */
export const reserveForToken = (length: number): number => Math.ceil((length + RESERVE_STEP / 2) / RESERVE_STEP) * RESERVE_STEP;

/** Whether a revision of ours could have kept this much for a token. */
export const isReserve = (bytes: number): boolean => bytes > 0 && bytes % RESERVE_STEP === 0 && bytes <= MOST_RESERVED;

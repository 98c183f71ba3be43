import "server-only";
import { spkiOf, verifyHash } from "@/lib/signing/verify-hash";
import type { PrismaClient } from "../db/client/client";
import { faulty, inOneGo, joinSteps } from "./in-one-go";
import { waitingPapers, type RecordAtWork, type Step } from "./record-at-work";

/**
 * Takes the values a key gave back, under the ids of the papers, and keeps them as SIGNED: from here on they are never asked for
 * again. Each is first held against its hash with the certificate; a record with a value that is missing or of another key ends
 * as faulty, by itself. A row that another batch has moved meanwhile is not touched: its record is in `moved`.
 *
 * Shape: RSASSA-PKCS1-v1_5 values; certificate: DER.
 */
export async function keepValues(db: PrismaClient, now: Date, certificate: Uint8Array, signed: { records: readonly RecordAtWork[]; values: ReadonlyMap<string, Uint8Array> }): Promise<Step> {
  const spki = spkiOf(certificate);
  const step: Step = { records: [], ended: [], moved: [] };
  const confirmed: RecordAtWork[] = [];
  for (const record of signed.records) {
    const isConfirmed = waitingPapers(record).every(({ id, hash }) => verifyHash(spki, hash, signed.values.get(id) ?? new Uint8Array()));
    if (isConfirmed) confirmed.push(record);
    else step.ended.push(faulty(record.item, new Error("the key returned a value its certificate does not confirm"), "ceremony.keep"));
  }
  const kept = await inOneGo(db, confirmed, "ceremony.keep", (records) => writeValues(db, now, records, signed.values));
  return joinSteps([step, kept]);
}

async function writeValues(db: PrismaClient, now: Date, records: readonly RecordAtWork[], values: ReadonlyMap<string, Uint8Array>): Promise<Step> {
  const papers = records.flatMap(waitingPapers);
  const kept = await updateRows(db, now, papers.map(({ id, hash }) => ({ id, hash, value: values.get(id) ?? new Uint8Array() })));
  const step: Step = { records: [], ended: [], moved: [] };
  for (const record of records) {
    const waiting = waitingPapers(record);
    if (!waiting.every(({ id }) => kept.has(id))) {
      step.moved.push(record.item);
      continue;
    }
    for (const paper of waiting) paper.value = values.get(paper.id) ?? null;
    step.records.push(record);
  }
  return step;
}

/** One statement for all. The condition repeats what was signed: exactly this hash, and nobody's value yet. */
async function updateRows(db: PrismaClient, now: Date, rows: readonly { id: string; hash: Uint8Array; value: Uint8Array }[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const [ids, hashes, values] = [rows.map(({ id }) => id), rows.map(({ hash }) => hex(hash)), rows.map(({ value }) => hex(value))];
  const kept = await db.$queryRaw<{ id: string }[]>`
    UPDATE transcripts.signature AS row
    SET state = 'SIGNED', value = decode(given.value, 'hex'), signed_at = ${now}
    FROM unnest(${ids}::uuid[], ${hashes}::text[], ${values}::text[]) AS given (id, hash, value)
    WHERE row.id = given.id AND row.state = 'PREPARED' AND row.hash = decode(given.hash, 'hex')
    RETURNING row.id::text`;
  return new Set(kept.map(({ id }) => id));
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

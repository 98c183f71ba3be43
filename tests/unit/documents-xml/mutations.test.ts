import { expect, test } from "vitest";
import { verifyXml } from "@/lib/documents/xml/verify-xml";
import { OPTIONS, sealedSample, sealXml } from "../../support/sealed-xml";

const SEALED = sealXml(sealedSample()).bytes;

/** Marsaglia's xorshift32: the same mutations on every machine. */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

/** One byte changed, removed, added or repeated, somewhere. */
function mutate(bytes: Uint8Array, kind: number, at: number, value: number): Uint8Array {
  const [before, byte, after] = [bytes.subarray(0, at), bytes[at] ?? 0, bytes.subarray(at + 1)];
  const middles = [[byte ^ (1 << value % 8)], [value % 256], [], [value % 256, byte], [...bytes.subarray(at, at + 1 + (value % 40)), byte]];
  return Buffer.concat([before, Uint8Array.from(middles[kind] ?? []), after]);
}

test("No random change of a sealed file is ever told as valid", async () => {
  const random = randomNumbers(20_260_530);
  const next = () => random.next().value;
  const outcomes = new Map<string, number>();
  for (let run = 0; run < 400; run += 1) {
    const mutated = mutate(SEALED, run % 5, next() % SEALED.length, next());
    if (Buffer.compare(mutated, SEALED) === 0) continue;
    const { integrity } = await verifyXml(mutated, OPTIONS);
    outcomes.set(String(integrity), (outcomes.get(String(integrity)) ?? 0) + 1);
  }
  expect([...outcomes.keys()].sort()).toEqual(["INVALID", "null"]);
  expect([...outcomes.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(390);
}, 60_000);

test("A file cut anywhere is never valid", async () => {
  for (let length = 0; length < SEALED.length; length += 997) {
    const { integrity } = await verifyXml(SEALED.slice(0, length), OPTIONS);
    expect(integrity === "VALID" || integrity === "UNDETERMINED").toBe(false);
  }
}, 60_000);

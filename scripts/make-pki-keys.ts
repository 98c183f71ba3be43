import { availableParallelism } from "node:os";
import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

const newKeyPair = promisify(generateKeyPair);

/** One RSA-2048 private key for each name, made on all cores at once. */
export async function makeKeys(names: readonly string[]): Promise<Map<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  const waiting = [...new Set(names)];
  const worker = async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      keys.set(name, (await newKeyPair("rsa", { modulusLength: 2048 })).privateKey);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return keys;
}

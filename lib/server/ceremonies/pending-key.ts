import "server-only";
import { z } from "zod";
import { sameBytes } from "@/lib/signing/bytes";
import { KeyFault } from "@/lib/signing/key-fault";
import type { Begun, SigningItem, SigningKey } from "@/lib/signing/signing-key";
import { Prisma, type PrismaClient } from "../db/client/client";

/** Batch.pending: what waits for the owner's phone. hashes: in base64, by the id they were asked under. */
const Pending = z.object({ handle: z.string(), expiresAt: z.coerce.date(), hashes: z.record(z.string(), z.string()) });
type Pending = z.infer<typeof Pending>;

type Answer = Begun | { state: "rejected" | "expired" };

/**
 * A key that is confirmed elsewhere, with what it waits for kept in the batch: the process that goes on after a restart asks on
 * for the same confirmation. The phone is asked again only for hashes it was not asked for.
 */
export function pendingKey(db: PrismaClient, batchId: string, key: SigningKey): SigningKey {
  const have = new Map<string, Uint8Array>();
  let waitsUntil = new Date(0);
  let left: readonly SigningItem[] = [];

  const remember = (pending: Pending | null) =>
    db.batch.updateMany({ where: { id: batchId }, data: { pending: pending ? { ...pending, expiresAt: pending.expiresAt.toISOString() } : Prisma.DbNull } });

  async function beginNew(items: readonly SigningItem[]): Promise<Begun> {
    left = [];
    const begun = await key.begin(items, {});
    if (begun.state === "pending") {
      waitsUntil = begun.expiresAt;
      await remember({ ...begun, hashes: Object.fromEntries(items.map(({ id, hash }) => [id, base64(hash)])) });
    }
    return withHave(begun);
  }

  /** A no, or a request the provider no longer knows: it is not asked about again, so that the owner can be asked anew. */
  async function forgetIfOver(fault: unknown): Promise<never> {
    if (fault instanceof KeyFault && (fault.code !== "SERVICE_DOWN" || new Date() > waitsUntil)) await remember(null);
    throw fault;
  }

  async function follow(answer: Answer): Promise<Answer> {
    if (answer.state === "pending") return answer;
    await remember(null);
    if (answer.state !== "done") return answer;
    for (const [id, value] of answer.signatures) have.set(id, value);
    return left.length > 0 ? beginNew(left) : { state: "done", signatures: new Map(have) };
  }

  const withHave = (begun: Begun): Begun => (begun.state === "done" ? { state: "done", signatures: new Map([...have, ...begun.signatures]) } : begun);

  return {
    ...key,
    async begin(items) {
      have.clear();
      const pending = await load(db, batchId);
      const asked = items.filter(({ id, hash }) => sameBytes(bytesOf(pending?.hashes[id]), hash));
      if (!pending || asked.length === 0) return beginNew(items);
      left = items.filter((item) => !asked.includes(item));
      waitsUntil = pending.expiresAt;
      return { state: "pending", handle: pending.handle, expiresAt: pending.expiresAt };
    },
    poll: async (handle) => follow(await key.poll(handle).catch(forgetIfOver)),
  };
}

/** What waits for the phone. Null also for what cannot be read: then the phone is asked anew. */
async function load(db: PrismaClient, batchId: string): Promise<Pending | null> {
  const batch = await db.batch.findUnique({ where: { id: batchId }, select: { pending: true } });
  const read = Pending.safeParse(batch?.pending);
  return read.success ? read.data : null;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? "", "base64"));

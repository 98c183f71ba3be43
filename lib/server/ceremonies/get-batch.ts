import "server-only";
import { z } from "zod";
import { refusalWords, stopWords, type ErrorCode } from "@/lib/domain/refusal-words";
import { certificateOrNull } from "@/lib/signing/certificate";
import { statusSentence } from "@/lib/domain/transcript/status-words";
import { parseStatement } from "@/lib/documents/manifest";
import { toHex } from "@/lib/signing/bytes";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { formatsOf } from "../transcripts/formats-of";
import { changesOf } from "./item-changes";
import { CONFIRM_OF_KEY, confirmOf } from "./key-confirm";
import { NO_LEAF } from "./batch-leaves";

/** A batch as its owner watches it: counts, and every record that was refused with its sentence. */
export async function getBatch({ actor, db }: Ctx, batchId: string) {
  if (!z.uuid().safeParse(batchId).success) throw new AppError("NOT_FOUND");
  const batch = await db.batch.findUnique({
    where: { id: batchId },
    select: {
      id: true,
      role: true,
      purpose: true,
      state: true,
      stopReason: true,
      triesLeft: true,
      total: true,
      createdAt: true,
      finishedAt: true,
      pausedAt: true,
      statusBefore: true,
      statusAfter: true,
      manifest: true,
      manifestSignature: true,
      ownerId: true,
      certificate: { select: { der: true, notAfter: true } },
      key: { select: CONFIRM_OF_KEY },
      items: {
        where: { state: "REFUSED" },
        orderBy: { order: "asc" },
        select: { id: true, order: true, slotId: true, unitId: true, digest: true, reason: true, unit: { select: { id: true, fullName: true, className: true } } },
      },
    },
  });
  if (!batch || batch.ownerId !== actor.staffId) throw new AppError("NOT_FOUND");
  const assignment = batch.purpose === "ASSIGNMENT" ? await db.dutyAssignment.findFirst({ where: { batchId }, select: { id: true, number: true } }) : null;
  const done = await db.batchItem.count({ where: { batchId, state: "DONE" } });
  const { ownerId: _owner, items, stopReason, triesLeft, certificate, key, manifest, manifestSignature, statusBefore, statusAfter, ...shown } = batch;
  const changed = items.filter(({ reason, digest }) => reason === "CHANGED_SINCE_PREVIEW" && digest !== null);
  const differences = await changesOf(db, changed.map(({ slotId, unitId, digest }) => ({ slotId, unitId, digest: toHex(digest ?? new Uint8Array()) })));
  return {
    ...shown,
    assignment,
    key: { ...confirmOf(key), files: formatsOf(batch.role).length },
    certificate: { owner: certificateOrNull(certificate.der)?.commonName ?? "", notAfter: certificate.notAfter },
    stopped: stopReason === null || stopReason === "BY_OWNER" ? null : stopWords(stopReason as ErrorCode, triesLeft),
    decision: manifest && manifestSignature && shown.purpose !== "ASSIGNMENT" ? parseStatement(new TextDecoder().decode(manifest)) : null,
    status: [sentence("before", statusBefore), sentence("after", statusAfter)].filter((words) => words !== null),
    done,
    refused: items.map(({ reason, unit, id, slotId, order }) => ({
      id,
      unitId: unit.id,
      fullName: unit.fullName,
      className: unit.className,
      why: wordsOf(reason),
      leftOut: order === NO_LEAF, // refused before anything was confirmed: not among the batch's records
      successor: differences.find((change) => change.slotId === slotId)?.successor ?? null,
    })),
  };
}

export type BatchView = Awaited<ReturnType<typeof getBatch>>;

const wordsOf = (reason: string | null) =>
  reason === "FAULT" || reason === null ? "Có lỗi khi ký hồ sơ này; đã ghi nhật ký, có thể ký lại ở đợt sau." : refusalWords(reason as ErrorCode);

const Found = z.object({ status: z.enum(["GOOD", "REVOKED", "UNKNOWN"]), source: z.enum(["OCSP", "CRL"]).nullable(), asOf: z.string().nullable() });

function sentence(when: "before" | "after", stored: unknown): string | null {
  const found = Found.safeParse(stored);
  return found.success ? statusSentence(when, found.data) : null;
}

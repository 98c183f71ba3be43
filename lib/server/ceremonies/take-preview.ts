import "server-only";
import { groupBy } from "@/lib/domain/grouping";
import { decide } from "@/lib/domain/people/permissions";
import { refusalWords } from "@/lib/domain/refusal-words";
import type { Anomaly } from "@/lib/domain/transcript/anomalies/anomaly";
import { actionOfRole } from "@/lib/domain/transcript/sign";
import { waitWords } from "@/lib/domain/transcript/slot-words";
import { showDay } from "@/lib/domain/vietnam-time";
import { toHex } from "@/lib/signing/bytes";
import type { SlotRole } from "../db/client/enums";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { formatsOf } from "../transcripts/formats-of";
import { chooseKey } from "./choose-key";
import { CONFIRM_OF_KEY, confirmOf, type KeyConfirm } from "./key-confirm";
import { heldUpBy } from "./list-ceremonies";
import { isReady, listMySlots, type MySlot } from "./list-signable";
import { previewAnomalies } from "./preview-anomalies";
import { sinceLastLook, type PreviewChanges } from "./preview-changes";
import { rootOf, toItem } from "./preview-items";

/** What one person is about to confirm in one role. id: null when there is nothing to confirm. root: hex, what is signed when nothing is left out. */
export type Preview = {
  id: string | null;
  role: SlotRole;
  root: string;
  total: number;
  classIds: readonly string[];
  classes: readonly { classId: string; className: string; slotIds: readonly string[] }[];
  later: readonly { classId: string; className: string; records: number; why: string }[];
  anomalies: readonly Anomaly[];
  changes: PreviewChanges | null; // null: nothing of this was looked at before
  /** files: signed of each record. */
  key: (KeyConfirm & { files: number }) | { refused: string };
};

/**
 * What this person can sign now, as it will be signed: kept with the digest of every record, so that what is confirmed is what was seen.
 *
 * Throws: the refusal of the right when none of the classes may be signed by this person.
 * Source: QĐ 1789, Đ.20.5; traps A4.
 */
export async function takePreview(ctx: Ctx, role: SlotRole, classIds: readonly string[] | null = null): Promise<Preview> {
  if (!ctx.actor.staffId) throw new AppError("NOT_YOURS");
  const mine = (await listMySlots(ctx, role)).filter(({ classId }) => classIds === null || classIds.includes(classId));
  const { allowed, refused } = byRight(ctx, role, mine);
  const ready = allowed.filter(isReady);
  const root = rootOf(ready);
  const looked = [...new Set(allowed.map(({ classId }) => classId))];
  const { sameLook, changes } = await sinceLastLook(ctx, ctx.actor.staffId, { role, classIds: looked, slots: ready, root });
  const anomalies = await previewAnomalies(ctx, role, ready);
  const id = sameLook?.id ?? (ready.length > 0 ? await keep(ctx, ctx.actor.staffId, { role, classIds: looked, ready, root }) : null);
  await logLook(ctx, ready, anomalies, changes);
  return {
    id: ready.length > 0 ? id : null,
    role,
    root: toHex(root),
    total: ready.length,
    classIds: looked,
    classes: [...groupBy(ready, ({ classId }) => classId)].map(([classId, slots]) => ({ classId, className: slots[0]?.className ?? "", slotIds: slots.map(({ slotId }) => slotId) })),
    later: [...laterOf(allowed), ...refused],
    anomalies,
    changes,
    key: await keyOf(ctx, role),
  };
}

/** A class whose duty has ended is named with the refusal; when there is no other, the refusal is the answer. */
function byRight({ actor }: Ctx, role: SlotRole, slots: readonly MySlot[]) {
  const classes = [...groupBy(slots, ({ classId }) => classId)].map(([classId, ofIt]) => ({ ofIt, right: decide(actor, actionOfRole(role), { classId }) }));
  const allowed = classes.flatMap(({ ofIt, right }) => (right.ok ? ofIt : []));
  const refused = classes.flatMap(({ ofIt, right }) => (right.ok ? [] : ofClass(ofIt).map((one) => ({ ...one, why: refusalWords(right.reason), code: right.reason }))));
  const [first] = refused;
  if (first && allowed.length === 0) throw new AppError(first.code);
  return { allowed, refused: refused.map(({ code: _code, ...told }) => told) };
}

const ofClass = (slots: readonly MySlot[]) => slots.slice(0, 1).map(({ classId, className }) => ({ classId, className, records: slots.length }));

function laterOf(slots: readonly MySlot[]): Preview["later"] {
  const later = groupBy(slots.filter((slot) => !isReady(slot)), ({ classId, opensOn, waitsFor }) => `${classId}|${waitsFor.length > 0 ? "" : (opensOn ?? "")}`);
  return [...later.values()].flatMap((ofIt) => {
    const waitsFor = heldUpBy(ofIt);
    const why = waitsFor.length > 0 ? waitWords({ waitsFor }) : `chưa đến ngày ký phát hành đã ghi (${showDay(ofIt[0]?.opensOn ?? "")})`;
    return ofClass(ofIt).map((one) => ({ ...one, why }));
  });
}

async function keep({ db, now }: Ctx, ownerId: string, { role, classIds, ready, root }: { role: SlotRole; classIds: string[]; ready: readonly MySlot[]; root: Uint8Array<ArrayBuffer> }) {
  const kept = await db.signingPreview.create({ data: { ownerId, role, classIds, items: ready.map(toItem), root, takenAt: now }, select: { id: true } });
  return kept.id;
}

/** Each class that was looked at, and each pupil of whom something was told by name. */
async function logLook(ctx: Ctx, ready: readonly MySlot[], anomalies: readonly Anomaly[], changes: PreviewChanges | null) {
  const classes = new Set(ready.map(({ classId }) => classId));
  const named = new Set([...anomalies.flatMap(({ records }) => records.map(({ unitId }) => unitId)), ...(changes?.gone ?? []).map(({ unitId }) => unitId)]);
  const units = await ctx.db.unit.findMany({ where: { id: { in: [...named] } }, select: { id: true, pupilId: true } });
  await logRead(
    ctx,
    ...[...classes].map((classId) => ({ what: "ceremony.preview", entityId: classId })),
    ...units.map(({ id, pupilId }) => ({ what: "ceremony.preview-record", entityId: id, pupilId })),
  );
}

async function keyOf(ctx: Ctx, role: SlotRole): Promise<Preview["key"]> {
  try {
    const { keyId } = await chooseKey(ctx, role === "KY_PHAT_HANH" ? "SCHOOL" : "PERSON");
    const key = await ctx.db.heldKey.findUniqueOrThrow({ where: { id: keyId }, select: CONFIRM_OF_KEY });
    return { ...confirmOf(key), files: formatsOf(role).length };
  } catch (error) {
    if (error instanceof AppError) return { refused: refusalWords(error.code, error.detail) };
    throw error;
  }
}

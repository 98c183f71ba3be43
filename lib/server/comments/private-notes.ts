import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

export const WriteNote = z.object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid(), text: z.string().trim().min(1, "Mời ghi nội dung.").max(1_000) });
export type WriteNote = z.infer<typeof WriteNote>;
export const TearNote = z.object({ key: RequestKey, noteId: z.uuid() });
export type TearNote = z.infer<typeof TearNote>;

export type PrivateNoteLine = { id: string; pupil: string; text: string; writtenAt: Date };

/**
 * The homeroom teacher's notes on own pupils: read by their author alone, in no file, no log and no học bạ.
 * The class must be the author's today; another's notes are not there. A pupil who changes class takes none along: whoever wrote
 * one keeps it, and the new homeroom teacher begins afresh.
 *
 * Source: TT 27/2020, Đ.6.2; TT 15/2026, Đ.21 (Sổ chủ nhiệm).
 */
export async function listNotes({ db, actor }: Ctx, classId: string): Promise<PrivateNoteLine[]> {
  if (!actor.staffId || !decide(actor, "note.keep", { classId }).ok) throw new AppError("NOT_FOUND");
  const rows = await db.privateNote.findMany({
    where: { authorId: actor.staffId, pupil: { enrolments: { some: { classId } } } },
    select: { id: true, text: true, writtenAt: true, pupil: { select: { fullName: true } } },
    orderBy: { writtenAt: "desc" },
  });
  return rows.map(({ pupil, ...note }) => ({ ...note, pupil: pupil.fullName }));
}

/** Writes a note for oneself, of a pupil who is in the class. History keeps no word of it. Throws: ONLY_HOMEROOM_TEACHER, NOT_FOUND. */
export async function writeNote({ db, actor, now }: Ctx, { classId, pupilId, text }: WriteNote): Promise<{ id: string }> {
  const may = decide(actor, "note.keep", { classId });
  if (!may.ok) throw new AppError(may.reason);
  const enrolled = await db.enrolment.findFirst({ where: { classId, pupilId, endedOn: null }, select: { id: true } });
  if (!enrolled || !actor.staffId) throw new AppError("NOT_FOUND");
  return db.privateNote.create({ data: { authorId: actor.staffId, pupilId, text, writtenAt: now }, select: { id: true } });
}

/** A private note counts for nothing: its author tears it up for good. Throws: NOT_FOUND for anybody else's. */
export async function tearNote({ db, actor }: Ctx, { noteId }: TearNote): Promise<{ torn: true }> {
  if (!actor.staffId) throw new AppError("NOT_FOUND");
  const { count } = await db.privateNote.deleteMany({ where: { id: noteId, authorId: actor.staffId } });
  if (count !== 1) throw new AppError("NOT_FOUND");
  return { torn: true };
}

"use server";
import { defineAction } from "@/lib/server/action";
import { TearNote, tearNote, WriteNote, writeNote } from "@/lib/server/comments/private-notes";

export const writeNoteAction = defineAction("note.write", WriteNote, writeNote);
export const tearNoteAction = defineAction("note.tear", TearNote, tearNote);

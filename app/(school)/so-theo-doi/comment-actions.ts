"use server";
import { defineAction } from "@/lib/server/action";
import { DecideSuggestion, decideOnSuggestion } from "@/lib/server/comments/decide-suggestion";
import { MakeSuggestion, makeSuggestion } from "@/lib/server/comments/make-suggestion";
import { TearNote, tearNote, WriteNote, writeNote } from "@/lib/server/comments/private-notes";

export const makeSuggestionAction = defineAction("suggestion.make", MakeSuggestion, makeSuggestion);
export const decideSuggestionAction = defineAction("suggestion.decide", DecideSuggestion, decideOnSuggestion);
export const writeNoteAction = defineAction("note.write", WriteNote, writeNote);
export const tearNoteAction = defineAction("note.tear", TearNote, tearNote);

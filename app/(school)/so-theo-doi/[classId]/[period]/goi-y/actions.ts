"use server";
import { defineAction } from "@/lib/server/action";
import { DecideSuggestion, decideOnSuggestion } from "@/lib/server/comments/decide-suggestion";
import { MakeSuggestion, makeSuggestion } from "@/lib/server/comments/make-suggestion";

export const makeSuggestionAction = defineAction("suggestion.make", MakeSuggestion, makeSuggestion);
export const decideSuggestionAction = defineAction("suggestion.decide", DecideSuggestion, decideOnSuggestion);

"use server";
import { defineAction } from "@/lib/server/action";
import { AddSentence, addSentence } from "@/lib/server/comments/add-sentence";
import { ChangeSentence, changeSentence } from "@/lib/server/comments/change-sentence";
import { RetireSentence, retireSentence } from "@/lib/server/comments/retire-sentence";

export const addSentenceAction = defineAction("bank.add", AddSentence, addSentence);
export const changeSentenceAction = defineAction("bank.change", ChangeSentence, changeSentence);
export const retireSentenceAction = defineAction("bank.retire", RetireSentence, retireSentence);

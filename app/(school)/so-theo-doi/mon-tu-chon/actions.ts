"use server";
import { defineAction } from "@/lib/server/action";
import { ChooseLanguage, chooseLanguage } from "@/lib/server/subjects/choose-language";
import { ChooseSubject, chooseSubject } from "@/lib/server/subjects/choose-subject";

export const chooseSubjectAction = defineAction("subjects.choose", ChooseSubject, chooseSubject);
export const chooseLanguageAction = defineAction("subjects.choose-language", ChooseLanguage, chooseLanguage);

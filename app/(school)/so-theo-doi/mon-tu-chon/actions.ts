"use server";
import { defineAction } from "@/lib/server/action";
import { ChooseSubject, chooseSubject } from "@/lib/server/subjects/choose-subject";

export const chooseSubjectAction = defineAction("subjects.choose", ChooseSubject, chooseSubject);

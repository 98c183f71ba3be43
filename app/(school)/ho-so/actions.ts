"use server";
import { defineAction } from "@/lib/server/action";
import { acceptList, CheckList, returnList, sendListAgain } from "@/lib/server/pupils/check-list";
import { EditProfile, editProfile } from "@/lib/server/pupils/edit-profile";

export const acceptListAction = defineAction("list.accept", CheckList, acceptList);
export const returnListAction = defineAction("list.return", CheckList, returnList);
export const sendListAgainAction = defineAction("list.send-again", CheckList, sendListAgain);
export const editProfileAction = defineAction("pupil.edit", EditProfile, editProfile);

"use client";
import { ActionForm } from "@/components/action-form";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import { decidePromotionAction } from "./actions";

/** The head alone decides for who has not completed the grade (TT 27/2020, Đ.11.1c). */
export function PromotionForm({ classId, grade, year: { pupilId, promotion, version } }: { classId: string; grade: number; year: PupilYear }) {
  const fixed = { classId, pupilId, version };
  return (
    <>
      {grade < 5 && promotion !== "PROMOTED" && <ActionForm action={decidePromotionAction} fixed={{ ...fixed, decision: "PROMOTED" }} submit="Được lên lớp" kind="secondary" done="Đã quyết định." inline />}
      {promotion !== "NOT_PROMOTED" && <ActionForm action={decidePromotionAction} fixed={{ ...fixed, decision: "NOT_PROMOTED" }} submit="Chưa được lên lớp" kind="danger" done="Đã quyết định." inline />}
    </>
  );
}

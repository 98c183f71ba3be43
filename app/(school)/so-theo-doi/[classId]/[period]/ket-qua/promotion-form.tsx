"use client";
import { FormDialog } from "@/components/form-dialog";
import { FormField } from "@/components/form-field";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import { decidePromotionAction } from "./actions";

type Props = { classId: string; grade: number; today: string; year: PupilYear; planned: boolean };

/** The head alone decides for who has not completed the grade, or has no result by rule, by a numbered decision (TT 27/2020, Đ.8, 11.1c). */
export function PromotionForm({ classId, grade, today, year: { pupilId, fullName, promotion, version, afterSupplement, unranked }, planned }: Props) {
  const note = unranked ? BY_PLAN : whyNow(planned, afterSupplement);
  const up = grade === 5 ? "Hoàn thành chương trình tiểu học" : "Được lên lớp";
  const goesUp = promotion === "PROMOTED" || promotion === "PRIMARY_COMPLETED";
  const dialog = (decision: "PROMOTED" | "NOT_PROMOTED", words: string) => (
    <FormDialog
      action={decidePromotionAction}
      fixed={{ classId, pupilId, version, decision }}
      button={words}
      label={words}
      title={`${words}: ${fullName}`}
      description={note}
      submit="Quyết định"
      done="Đã quyết định."
      kind={decision === "PROMOTED" ? "secondary" : "danger"}
    >
      <FormField label="Số quyết định" name="number" required maxLength={60} hint="Ví dụ 46/QĐ-NTL" />
      <FormField label="Ngày quyết định" name="decidedOn" type="date" required defaultValue={today} max={today} />
    </FormDialog>
  );
  return (
    <>
      {(grade < 5 || unranked) && !goesUp && dialog("PROMOTED", up)}
      {promotion !== "NOT_PROMOTED" && dialog("NOT_PROMOTED", "Chưa được lên lớp")}
    </>
  );
}

const BY_PLAN =
  "Học sinh không đánh giá kết quả cả năm theo kế hoạch giáo dục cá nhân: hiệu trưởng xét kết quả thực hiện kế hoạch mà quyết định (TT 27/2020, Điều 8; TTLT 42/2013). Học bạ ghi số và ngày của quyết định này.";

function whyNow(planned: boolean, afterSupplement: boolean): string {
  const missing = [planned ? "" : "chưa có kế hoạch hỗ trợ", afterSupplement ? "" : "chưa đánh giá bổ sung"].filter(Boolean).join(", ");
  return missing ? `Lưu ý: học sinh ${missing}. Điều 11 khoản 1 để quyết định này sau khi đã hỗ trợ và đánh giá bổ sung.` : "Quyết định sau khi đã hỗ trợ và đánh giá bổ sung (TT 27/2020, Điều 11 khoản 1).";
}

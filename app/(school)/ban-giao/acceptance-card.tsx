"use client";
import { Card } from "@/components/card";
import { FormDialog } from "@/components/form-dialog";
import { FormField, FormTextArea } from "@/components/form-field";
import { presentHint } from "@/lib/domain/records/acceptance";
import { showDay } from "@/lib/domain/vietnam-time";
import type { Handover } from "@/lib/server/year-end/handovers";
import { recordAcceptanceAction } from "./actions";

/** Nghiệm thu: recorded by the leadership before the class is handed over (TT 27/2020, Đ.12). */
export function AcceptanceCard({ handover, today }: { handover: Handover; today: string }) {
  const { accepted, mayAccept, classId, className, grade, pupils } = handover;
  const words = accepted ? "Sửa nghiệm thu" : "Ghi nghiệm thu";
  return (
    <Card title="Nghiệm thu kết quả giáo dục">
      {accepted ? (
        <div className="space-y-1">
          <p>
            Ngày {showDay(accepted.heldOn)}, {accepted.present}. Đối chiếu bài kiểm tra cuối năm của {accepted.compared}/{pupils.length} học sinh.
          </p>
          <p className="whitespace-pre-line">{accepted.finding}</p>
          <p className="text-[0.92rem] text-ink-soft">{accepted.by} ghi</p>
        </div>
      ) : (
        <p className="text-ink-soft">Chưa ghi. Lãnh đạo ghi nghiệm thu khi bảng tổng hợp cả năm đã duyệt; sau đó giáo viên chủ nhiệm ký bàn giao.</p>
      )}
      {mayAccept && (
        <div className="mt-3">
          <FormDialog
            action={recordAcceptanceAction}
            fixed={{ classId, version: accepted?.version ?? 0 }}
            button={words}
            label={`${words} lớp ${className}`}
            title={`${words} lớp ${className}`}
            description="Đối chiếu bài kiểm tra cuối năm với bảng tổng hợp, có mặt bên nhận (TT 27/2020, Điều 12)."
            submit="Lưu nghiệm thu"
            done="Đã ghi nghiệm thu."
          >
            <FormField label="Ngày nghiệm thu" name="heldOn" type="date" required defaultValue={accepted?.heldOn ?? today} max={today} />
            <FormTextArea label="Thành phần" name="present" required maxLength={500} defaultValue={accepted?.present} hint={presentHint(grade)} />
            <FormField label="Số học sinh đã đối chiếu bài kiểm tra cuối năm" name="compared" inputMode="numeric" required maxLength={3} defaultValue={accepted ? String(accepted.compared) : undefined} hint={`Lớp có ${pupils.length} học sinh`} />
            <FormTextArea label="Kết quả nghiệm thu" name="finding" required maxLength={1000} defaultValue={accepted?.finding} hint="Điểm và mức khớp với bài làm; nếu chưa khớp, đã xử lí thế nào" />
          </FormDialog>
        </div>
      )}
    </Card>
  );
}

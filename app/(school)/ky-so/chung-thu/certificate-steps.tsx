import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import type { CertificateAction } from "@/lib/domain/transcript/certificate-workflow";
import type { CertificateRow } from "@/lib/server/certificates/list-certificates";
import { approveCertificateAction, returnCertificateAction, revokeCertificateAction, sendCertificateAction } from "./actions";

type Step = {
  action: typeof sendCertificateAction | typeof returnCertificateAction;
  head: string;
  submit: string;
  done: string;
  field: { name: "paper" | "reason"; label: string; hint?: string };
  ends?: true;
};

const STEPS = {
  send: { action: sendCertificateAction, head: "Trình cấp trên", submit: "Ghi đã trình", done: "Đã ghi việc trình cấp trên.", field: { name: "paper", label: "Số văn bản trình" } },
  approve: {
    action: approveCertificateAction,
    head: "Phê duyệt",
    submit: "Ghi nhận phê duyệt",
    done: "Chứng thư đã dùng để ký được.",
    field: { name: "paper", label: "Số văn bản phê duyệt", hint: "Của cấp trên, nếu là chứng thư của trường hoặc của lãnh đạo." },
  },
  return: { action: returnCertificateAction, head: "Cấp trên trả lại", submit: "Ghi trả lại", done: "Đã ghi việc trả lại.", field: { name: "reason", label: "Lý do trả lại" } },
  revoke: { action: revokeCertificateAction, head: "Ngừng dùng chứng thư này", submit: "Ngừng dùng", done: "Đã ngừng dùng chứng thư. Những gì đã ký vẫn giữ giá trị.", field: { name: "reason", label: "Lý do ngừng dùng" }, ends: true },
} as const satisfies Record<CertificateAction, Step>;

/** The next steps of a certificate that this person may take, each folded away until it is wanted. */
export function CertificateSteps({ row }: { row: CertificateRow }) {
  return row.steps.map((name) => {
    const { action, head, submit, done, field, ends }: Step = STEPS[name];
    return (
      <details key={name} className="mt-3">
        <summary className={ends ? "text-danger" : "font-semibold text-action"}>{head}</summary>
        <div className="mt-3">
          <ActionForm action={action} submit={submit} {...(ends ? { kind: "danger" as const } : {})} fixed={{ certificateId: row.id }} done={done}>
            <FormField {...field} />
          </ActionForm>
        </div>
      </details>
    );
  });
}

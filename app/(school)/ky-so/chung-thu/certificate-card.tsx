import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { FormField } from "@/components/form-field";
import { certificateFate } from "@/lib/domain/transcript/certificate-words";
import { showDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import type { CertificateRow } from "@/lib/server/certificates/list-certificates";
import { approveCertificateAction, revokeCertificateAction } from "./actions";

type Props = { row: CertificateRow; today: Day; mayApprove: boolean };

/** One certificate: whose, from whom, until when, and whether it may be used. */
export function CertificateCard({ row, today, mayApprove }: Props) {
  const fate = certificateFate(row.status, vietnamDay(row.notAfter), today);
  return (
    <li className="rounded-xl border border-line bg-paper px-5 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="font-semibold">{nameIn(row.subject)}</h2>
        <Badge tone={fate.tone}>{fate.words}</Badge>
      </div>
      <p className="text-ink-soft">
        {row.holder === "SCHOOL" ? "Chứng thư của nhà trường" : "Chứng thư cá nhân"}
        {row.mine ? ", thầy cô giữ khoá" : ""}
      </p>
      <dl className="mt-2 grid grid-cols-[7rem_1fr] gap-y-1 text-[0.93rem]">
        <dt className="text-ink-soft">Nơi cấp</dt>
        <dd>{nameIn(row.issuer)}</dd>
        <dt className="text-ink-soft">Hiệu lực</dt>
        <dd>
          {showDay(vietnamDay(row.notBefore))} – {showDay(vietnamDay(row.notAfter))}
        </dd>
        <dt className="text-ink-soft">Số hiệu</dt>
        <dd className="break-all">{row.serial}</dd>
      </dl>
      {row.locked && <p className="mt-2 font-semibold text-danger">Khoá ký đã bị khoá vì nhập sai PIN nhiều lần. Mời nạp chứng thư mới.</p>}
      {mayApprove && row.status === "DECLARED" && (
        <details className="mt-3">
          <summary className="font-semibold text-action">Phê duyệt</summary>
          <div className="mt-3">
            <ActionForm action={approveCertificateAction} submit="Ghi nhận phê duyệt" fixed={{ certificateId: row.id }} done="Chứng thư đã dùng để ký được.">
              <FormField label="Số văn bản phê duyệt" name="paper" hint="Của cấp trên, nếu là chứng thư của trường hoặc của hiệu trưởng." />
            </ActionForm>
          </div>
        </details>
      )}
      {mayApprove && row.status !== "REVOKED" && (
        <details className="mt-2">
          <summary className="text-danger">Ngừng dùng chứng thư này</summary>
          <div className="mt-3">
            <ActionForm action={revokeCertificateAction} submit="Ngừng dùng" kind="danger" fixed={{ certificateId: row.id }} done="Đã ngừng dùng chứng thư. Những gì đã ký vẫn giữ giá trị.">
              <FormField label="Lý do" name="reason" />
            </ActionForm>
          </div>
        </details>
      )}
    </li>
  );
}

const nameIn = (subject: string) => /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, "$1") ?? subject;

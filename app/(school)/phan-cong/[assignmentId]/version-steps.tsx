"use client";
import { useRouter } from "next/navigation";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { ReasonForm } from "@/components/reason-form";
import type { VersionView } from "@/lib/server/assignments/read-assignment";
import { dropAssignmentAction, returnAssignmentAction, signAssignmentAction, submitAssignmentAction } from "../actions";

/** What this person may do with the version now; whatever is off says why. */
export function VersionSteps({ version }: { version: VersionView }) {
  const router = useRouter();
  const { id, version: seen, may, faults, paper, batchId, changes, number } = version;
  const fixed = { assignmentId: id, version: seen };
  const others = faults.filter((words) => number !== "" || !words.startsWith("Chưa có số quyết định"));
  if (batchId) {
    return (
      <Card title="Đang ký">
        <p className="mb-3">Bản này đang chờ chữ ký số của hiệu trưởng nên không sửa được. Hiệu trưởng ký tiếp hoặc dừng đợt ký.</p>
        <LinkButton kind="primary" href={`/ky-so/${batchId}`}>Mở đợt ký</LinkButton>
      </Card>
    );
  }
  if (!may.submit && !may.return && !may.drop && !may.sign) return null;
  return (
    <Card title={may.sign ? "Quyết định của hiệu trưởng" : "Trình hiệu trưởng"}>
      {may.sign && <p className="mb-3 max-w-prose text-ink-soft">Hiệu trưởng ký văn bản trên bằng chữ ký số của mình (QĐ 1789, Đ.20 k.2). Bản phân công có hiệu lực khi ký xong; nhiệm vụ đổi vào đúng những ngày đã ghi.</p>}
      <div className="flex flex-wrap items-start gap-3">
        {may.sign && (
          <ActionForm
            action={signAssignmentAction}
            submit="Quyết định và ký số"
            inline
            fixed={{ ...fixed, digest: paper?.digest }}
            blocked={changes.length === 0 ? "Chưa có thay đổi nào để ký." : faults[0]}
            stay
            onDone={({ batchId: made }) => router.push(`/ky-so/${made}`)}
          />
        )}
        {may.submit && <ActionForm action={submitAssignmentAction} submit="Trình hiệu trưởng" kind={may.sign ? "secondary" : "primary"} inline fixed={fixed} done="Đã trình hiệu trưởng." blocked={others[0]} />}
        {may.return && <ReasonForm action={returnAssignmentAction} fixed={fixed} button="Trả lại để sửa" title="Trả lại bản phân công" done="Đã trả lại." />}
        {may.drop && <ActionForm action={dropAssignmentAction} submit="Bỏ bản này" kind="quiet" inline fixed={fixed} done="Đã bỏ bản đang soạn." then="/phan-cong" />}
      </div>
    </Card>
  );
}

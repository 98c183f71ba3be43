import { Card } from "@/components/card";
import { FileLink } from "@/components/file-link";
import type { VersionView } from "@/lib/server/assignments/read-assignment";

/** The paper, word for word as it is signed. */
export function PaperCard({ version: { id, paper, signed, state } }: { version: VersionView }) {
  if (!paper) return signed ? <p className="text-ink-soft">Bản này được ghi là hiệu trưởng đã ký trước khi hệ thống giữ văn bản và chữ ký số.</p> : null;
  return (
    <Card title={state === "SIGNED" ? "Văn bản đã ký" : "Văn bản sẽ ký"}>
      <pre className="max-w-full overflow-x-auto text-[0.93rem] leading-6 whitespace-pre-wrap font-sans">{paper.text}</pre>
      {signed?.byKey && (
        <div className="no-print mt-4 flex flex-wrap gap-2.5">
          <FileLink href={`/api/assignments/v1/${id}/phan-cong.txt`}>Tải văn bản</FileLink>
          <FileLink href={`/api/assignments/v1/${id}/phan-cong.txt.p7s`}>Tải chữ ký số (.p7s)</FileLink>
        </div>
      )}
    </Card>
  );
}

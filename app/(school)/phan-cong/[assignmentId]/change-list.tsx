import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import type { VersionView } from "@/lib/server/assignments/read-assignment";
import { undoChangesAction } from "../actions";

/** Who loses what and who gains it, from when: what this version changes, and nothing else. */
export function ChangeList({ version: { id, version, changes, may, state } }: { version: VersionView }) {
  return (
    <Card title={`${state === "SIGNED" ? "Đã thay đổi" : "Thay đổi"} (${changes.length} phần)`} flush>
      {changes.length === 0 ? (
        <p className="px-5 py-4 text-ink-soft">{state === "SIGNED" ? "Bản này lập trước khi hệ thống ghi từng thay đổi; nhiệm vụ của bản vẫn có trong bảng phân công." : "Chưa có thay đổi nào. Chọn một ô trong bảng dưới đây, hoặc thay một giáo viên ở mọi lớp cùng lúc."}</p>
      ) : (
        <ul className="lg:grid lg:grid-cols-2">
          {changes.map(({ key, what, ids, lines, progress }) => (
            <li key={key} className="flex flex-wrap items-start justify-between gap-3 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
              <div>
                <p className="font-semibold first-letter:uppercase">{what}</p>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
                {progress.map((line) => (
                  <p key={line} className="text-[0.92rem] text-ink-soft">{line}</p>
                ))}
              </div>
              {may.edit && <ActionForm action={undoChangesAction} submit="Bỏ thay đổi này" kind="quiet" inline fixed={{ assignmentId: id, version, changeIds: ids }} done={`Đã bỏ thay đổi của ${what}.`} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

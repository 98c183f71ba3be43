import Link from "next/link";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { FileLink } from "@/components/file-link";
import { ReasonForm } from "@/components/reason-form";
import { MOVE_STATE_WORDS, MOVE_WORDS } from "@/lib/domain/records/pupil-move";
import type { MoveLine } from "@/lib/server/pupils/moves/move-lines";
import { approveLeavingAction, refuseLeavingAction, takeBackMoveAction, withdrawLeavingAction } from "./actions";
import { MOVE_TONES } from "./move-look";

const TAKE_BACK = "Rút lại vì ghi nhầm";

/** The pupil, with a link to the way through the school for those who may go there. */
function Whose({ line: { classId, pupilId, pupil } }: { line: MoveLine }) {
  if (!classId) return <span>{pupil}</span>;
  return (
    <Link href={`/ho-so/${classId}/${pupilId}/qua-trinh`} prefetch={false} className="text-action underline-offset-4 hover:underline">
      {pupil}
    </Link>
  );
}

/** One line of the register of moves, and what may be done with it. `named`: says whose, with a link to the pupil's way. */
export function MoveItem({ line, named = false }: { line: MoveLine; named?: boolean }) {
  const { id: moveId, version, kind, state, what, papers, told, may, handOver } = line;
  const fixed = { moveId, version };
  return (
    <li className="space-y-1 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <p className="flex flex-wrap items-center gap-2.5 font-semibold">
        {named && <Whose line={line} />}
        <span>{MOVE_WORDS[kind]}</span>
        <Badge tone={MOVE_TONES[state]}>{MOVE_STATE_WORDS[state]}</Badge>
      </p>
      <p>{what}</p>
      {papers && <p className="text-[0.95rem]">{papers}</p>}
      {told.map((words) => (
        <p key={words} className="text-[0.93rem] text-ink-soft">
          {words}
        </p>
      ))}
      {handOver.result && (
        <div className="flex flex-wrap gap-2.5 pt-1">
          <FileLink href={`/api/moves/v1/${moveId}/ket-qua.pdf`}>{kind === "LEFT" ? "Kết quả đến ngày thôi học" : "Kết quả đến ngày chuyển trường"}</FileLink>
          {handOver.package && <FileLink href={`/api/moves/v1/${moveId}/ho-so.zip`}>Bộ hồ sơ bàn giao</FileLink>}
        </div>
      )}
      {(may.length > 0 || line.takeBack) && (
        <div className="flex flex-wrap gap-2.5 pt-1">
          {may.includes("approve") && <ActionForm action={approveLeavingAction} fixed={fixed} submit={`Đồng ý cho ${MOVE_WORDS[kind].toLowerCase()}`} done="Đã quyết định; dòng của em trong bảng tổng hợp chỉ còn để xem." inline />}
          {may.includes("refuse") && <ReasonForm action={refuseLeavingAction} fixed={fixed} button="Không đồng ý" title={`Không đồng ý: ${line.pupil}`} done="Đã trả lời học vụ." />}
          {may.includes("withdraw") && <ActionForm action={withdrawLeavingAction} fixed={fixed} submit="Rút đề nghị" kind="quiet" done="Đã rút đề nghị." inline />}
          {line.takeBack?.blocked && <Button blocked={line.takeBack.blocked}>{TAKE_BACK}</Button>}
          {line.takeBack?.blocked === null && <ReasonForm action={takeBackMoveAction} fixed={fixed} button={TAKE_BACK} title={`Rút lại: ${MOVE_WORDS[kind].toLowerCase()}, ${line.pupil}`} done="Đã rút lại; danh sách lớp như trước đó." />}
        </div>
      )}
    </li>
  );
}

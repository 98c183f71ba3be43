import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { TaskList, TaskRow } from "@/components/task-row";
import { HANDOVER_STATUS_WORDS, type HandoverStatus } from "@/lib/domain/records/handover";
import { showDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { listHandovers, type Handover } from "@/lib/server/year-end/handovers";

export const metadata = { title: "Bàn giao" };

const TONES = { DRAFT: "plain", GIVEN: "waiting", RECEIVED: "sealed" } as const satisfies Record<HandoverStatus, BadgeTone>;

/** Nghiệm thu, bàn giao: each class on its way to next year's teacher, grade 5 to the school. */
export default async function HandoversPage() {
  const ctx = await requireMay("handover.read");
  const year = await findChosenYear();
  const handovers = year ? await listHandovers(ctx, year.id) : [];
  return (
    <>
      <PageHeader title="Nghiệm thu, bàn giao" about={year ? `Năm học ${year.label} · bàn giao lớp cho giáo viên năm học tiếp theo, lớp 5 cho nhà trường (TT 27/2020, Điều 12)` : undefined} />
      {handovers.length === 0 ? (
        <EmptyState title="Không có lớp nào thầy cô giao hoặc nhận">Giáo viên chủ nhiệm lập biên bản của lớp mình; người được chọn nhận lớp thấy biên bản ở đây.</EmptyState>
      ) : (
        <TaskList label="Các lớp bàn giao">
          {handovers.map((one) => (
            <TaskRow
              key={one.classId}
              badge={<Badge tone={TONES[one.status]}>{one.version === 0 ? "Chưa lập biên bản" : HANDOVER_STATUS_WORDS[one.status]}</Badge>}
              title={`Lớp ${one.className}`}
              detail={detailOf(one)}
              action={
                <LinkButton href={`/ban-giao/${one.classId}`} label={`${openWords(one)} bàn giao lớp ${one.className}`}>
                  {openWords(one)}
                </LinkButton>
              }
            />
          ))}
        </TaskList>
      )}
    </>
  );
}

function detailOf({ homeroom, grade, to, accepted }: Handover): string {
  const giver = homeroom.join(", ") || "chưa có giáo viên chủ nhiệm";
  return `Bên giao: ${giver} · bên nhận: ${grade === 5 ? "nhà trường" : (to ?? "chưa chọn")} · ${accepted ? `nghiệm thu ${showDay(accepted.heldOn)}` : "chưa nghiệm thu"}`;
}

const openWords = ({ may, mayAccept, status }: Handover): string => ((may.length > 0 || mayAccept) && status !== "RECEIVED" ? "Mở biên bản" : "Xem biên bản");

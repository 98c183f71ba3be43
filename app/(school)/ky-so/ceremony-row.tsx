import { Badge } from "@/components/badge";
import { LinkButton } from "@/components/link-button";
import { TaskRow } from "@/components/task-row";
import { waitWords, whyNotSigned } from "@/lib/domain/transcript/slot-words";
import type { Ceremony } from "@/lib/server/ceremonies/list-ceremonies";
import { StartBatch } from "./start-batch";

/** One class in one role: how many can be signed now, and whom the others wait for. */
export function CeremonyRow({ ceremony }: { ceremony: Ceremony }) {
  const { ready, role, classId, className } = ceremony;
  return (
    <TaskRow
      badge={ready > 0 ? <Badge tone="waiting">{ready} chờ ký</Badge> : <Badge tone="plain">Chưa đến lượt</Badge>}
      title={`Lớp ${className}`}
      detail={detailOf(ceremony)}
      aside={<LinkButton href={previewOf(ceremony)} kind="quiet" label={`Xem trước, lớp ${className}`}>Xem trước</LinkButton>}
      action={<StartBatch role={role} classIds={[classId]} words={`Ký ${ready} học bạ`} blocked={ready === 0 ? (whyNotSigned(role, ceremony) ?? undefined) : undefined} />}
    />
  );
}

function detailOf({ ready, later, waitsFor }: Ceremony): string {
  if (later === 0) return `${ready} học bạ đã sẵn sàng`;
  return `${later} học bạ chưa đến lượt: ${waitsFor.length > 0 ? waitWords({ waitsFor }) : "chờ bước trước"}`;
}

/** A subject teacher looks at the own part only; everyone else at the whole học bạ. */
const previewOf = ({ role, classId }: Ceremony) => (role === "GVBM" ? `/ky-so/xem-truoc/${classId}` : `/hoc-ba/${classId}`);

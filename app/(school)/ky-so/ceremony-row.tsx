import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { TaskRow } from "@/components/task-row";
import { previewAddress, waitWords, whyNotSigned } from "@/lib/domain/transcript/slot-words";
import type { Ceremony } from "@/lib/server/ceremonies/list-ceremonies";

/** One class in one role: how many can be signed now, and whom the others wait for. */
export function CeremonyRow({ ceremony }: { ceremony: Ceremony }) {
  const { ready, role, classId, className } = ceremony;
  return (
    <TaskRow
      badge={ready > 0 ? <Badge tone="waiting">{ready} chờ ký</Badge> : <Badge tone="plain">Chưa đến lượt</Badge>}
      title={`Lớp ${className}`}
      detail={detailOf(ceremony)}
      action={
        ready > 0 ? (
          <LinkButton href={previewAddress(role, classId)} kind="primary" label={`Xem và ký ${ready} học bạ lớp ${className}`}>
            Xem và ký {ready} học bạ
          </LinkButton>
        ) : (
          <Button blocked={whyNotSigned(role, ceremony) ?? detailOf(ceremony)}>Ký học bạ</Button>
        )
      }
    />
  );
}

function detailOf({ ready, later, waitsFor }: Ceremony): string {
  if (later === 0) return `${ready} học bạ đã sẵn sàng`;
  return `${later} học bạ chưa đến lượt: ${waitsFor.length > 0 ? waitWords({ waitsFor }) : "chờ đến ngày ký phát hành"}`;
}

import { Badge } from "@/components/badge";
import { LinkButton } from "@/components/link-button";
import { TaskRow } from "@/components/task-row";
import { SLOT_ROLE_WORDS } from "@/lib/domain/transcript/document-kinds";
import type { Ceremony } from "@/lib/server/ceremonies/list-ceremonies";
import { StartBatch } from "./start-batch";

/** One class in one role: how many can be signed now, and whom the others wait for. */
export function CeremonyRow({ ceremony }: { ceremony: Ceremony }) {
  const { ready, later, role, classId, className } = ceremony;
  return (
    <TaskRow
      badge={ready > 0 ? <Badge tone="waiting">{ready} chờ ký</Badge> : <Badge tone="plain">Chưa đến lượt</Badge>}
      title={`Lớp ${className}`}
      detail={detailOf(ceremony)}
      aside={<LinkButton href={`/hoc-ba/${classId}`} kind="quiet" label={`Xem trước học bạ lớp ${className}`}>Xem trước</LinkButton>}
      action={<StartBatch role={role} classIds={[classId]} words={`Ký ${ready} học bạ`} blocked={ready === 0 ? `Chưa ký được: ${waitWords(ceremony)}` : undefined} />}
    />
  );
  function detailOf({ waitsFor }: Ceremony) {
    if (later === 0) return `${ready} học bạ đã sẵn sàng`;
    return `${later} học bạ chưa đến lượt: ${waitsFor.length > 0 ? waitWords(ceremony) : "chờ bước trước"}`;
  }
}

/** "chờ cô Nguyễn Thị Hạnh (Giáo viên bộ môn, 38 học bạ)". The first three people, then how many more. */
export function waitWords({ waitsFor }: Pick<Ceremony, "waitsFor">): string {
  const named = waitsFor.slice(0, 3).map(({ signerName, role, units }) => `chờ ${signerName} (${SLOT_ROLE_WORDS[role].toLowerCase()}, ${units} học bạ)`);
  const more = waitsFor.length - named.length;
  return named.join("; ") + (more > 0 ? `; và ${more} người nữa` : "");
}

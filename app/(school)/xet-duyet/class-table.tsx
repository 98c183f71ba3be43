import Link from "next/link";
import { Badge } from "@/components/badge";
import { Table, type Column } from "@/components/table";
import { SHEET_STATUS_WORDS } from "@/lib/domain/records/sheet-words";
import { isDue, type ReviewClass, type ReviewPupil } from "@/lib/server/year-end/review-rows";

const count = (pupils: readonly ReviewPupil[], of: (pupil: ReviewPupil) => boolean) => pupils.filter(of).length;

/** Each class of the review in one line: how many stand on which list, and what it waits for. */
export function ClassTable({ classes }: { classes: readonly ReviewClass[] }) {
  return (
    <Table
      caption="Các lớp được xét duyệt"
      rows={classes}
      keyOf={({ classId }) => classId}
      columns={[
        { head: "Lớp", rowHeader: true, cell: ({ classId, name }) => <Link href={`/xet-duyet?lop=${classId}`} prefetch={false} className="text-action underline-offset-4 hover:underline">Lớp {name}</Link> },
        counted("Lên lớp", ({ pupils }) => count(pupils, ({ promoted }) => promoted)),
        counted("Chưa hoàn thành", ({ pupils, held }) => count(pupils, ({ result }) => result === "NOT_DONE") + held.filter(({ supplement }) => supplement).length),
        counted("Khen thưởng", ({ pupils }) => count(pupils, ({ awards }) => awards.length > 0)),
        counted("Rèn luyện thêm", ({ pupils }) => count(pupils, ({ needsEffort }) => needsEffort.length > 0)),
        counted("Để lại", ({ held }) => held.length),
        { head: "Tình trạng", cell: (one) => <State of={one} /> },
      ]}
    />
  );
}

/** A class still being put together has no numbers yet: nought would read as an answer. */
const counted = (head: string, of: (one: ReviewClass) => number): Column<ReviewClass> => ({ head, numeric: true, cell: (one) => (one.status === "OPEN" ? "–" : of(one)) });

function State({ of: { status, pupils, waiting, unconfirmed } }: { of: ReviewClass }) {
  if (status !== "APPROVED") return <Badge tone="plain">{status === "OPEN" ? SHEET_STATUS_WORDS.OPEN : "Chờ lãnh đạo duyệt lớp"}</Badge>;
  if (unconfirmed > 0) return <Badge tone="waiting">{`${unconfirmed} học sinh chưa được xác nhận`}</Badge>;
  if (waiting.length > 0) return <Badge tone="waiting">{`${waiting.length} học sinh chờ hiệu trưởng quyết định`}</Badge>;
  const due = count(pupils, isDue);
  return due === 0 ? <Badge tone="sealed">Đã xét duyệt</Badge> : <Badge tone="waiting">{`${due} học sinh chờ xét`}</Badge>;
}

import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { ROUNDING_WORDS, TEST_PARTS } from "@/lib/domain/assessment/part-marks";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { requireMay } from "@/lib/server/auth/guard";
import { listPartRules } from "@/lib/server/part-marks/list-part-rules";
import type { PartRuleLine } from "@/lib/server/part-marks/list-part-rules";
import { findChosenYear } from "@/lib/server/school/school-year";
import { PartRuleForm } from "./part-rule-form";

export const metadata = { title: "Điểm thành phần" };

/** How the school makes the whole mark of Tiếng Việt and Ngoại ngữ 1 from its parts, grade by grade. */
export default async function PartRulesPage() {
  const ctx = await requireMay("part-marks.rule");
  const year = await findChosenYear();
  const lines = year ? await listPartRules(ctx, year) : [];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: "Điểm thành phần" }]} />
      <PageHeader title="Điểm thành phần" about="Quy định của trường: chấm theo phần, cộng và làm tròn thành điểm KTĐK. Chỉ điểm toàn bài vào bảng tổng hợp và học bạ." />
      <Card flush>
        <Table
          caption="Quy định điểm thành phần theo môn và khối"
          rows={lines}
          keyOf={({ subject, grade }) => `${subject}${grade}`}
          columns={[
            { head: "Môn", rowHeader: true, cell: ({ subject, grade }) => `${findSubject(subject)?.short}, lớp ${grade}` },
            { head: "Chấm theo phần", cell: ({ active }) => (active ? <Badge tone="info">Có</Badge> : <Badge tone="plain">Không</Badge>) },
            { head: "Các phần", cell: partsOf },
            { head: "Làm tròn", cell: ({ active, rounding }) => (active ? ROUNDING_WORDS[rounding] : "") },
            { head: "Quy định", cell: (line) => year && <PartRuleForm key={line.version} yearId={year.id} line={line} /> },
          ]}
        />
      </Card>
    </>
  );
}

const partsOf = ({ active, subject, most }: PartRuleLine): string =>
  active ? TEST_PARTS[subject].map(({ name }, at) => `${name} ${String(most[at]).replace(".", ",")}`).join(" · ") : "";

import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { requireMay } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { listChoices } from "@/lib/server/subjects/list-choices";
import { ChoiceLine } from "./choice-line";
import { LanguageLine } from "./language-line";

export const metadata = { title: "Môn tự chọn" };

/** Ngoại ngữ 1 in grades 1–2 and Tiếng dân tộc: taken by classes or by single pupils. */
export default async function OptionalSubjectsPage() {
  const ctx = await requireMay("subjects.choose");
  const year = await findChosenYear();
  const classes = year ? await listChoices(ctx, year.id) : [];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: "Môn tự chọn" }]} />
      <PageHeader title="Môn tự chọn" about="Lớp hoặc học sinh đã chọn học thì môn được đánh giá và tính vào kết quả như môn khác (TT 27, Điều 9). Môn đã có kết quả thì không bỏ được. Ngoại ngữ 1 của lớp được ghi trên bảng tổng hợp, phiếu kết quả và học bạ." />
      {classes.length === 0 && <EmptyState title="Năm học này chưa có lớp nào" />}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {classes.map((one) => (
          <Card key={one.id} title={`Lớp ${one.name}`}>
            <ul className="divide-y divide-line">
              <LanguageLine of={one} />
              {one.lines.map((line) => (
                <ChoiceLine key={line.subject} of={one} line={line} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
}

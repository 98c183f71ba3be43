import { Card } from "../card";
import { EmptyState } from "../empty-state";
import type { StatisticsTable } from "@/lib/domain/assessment/statistics-table";
import { headsOf, measureLines } from "./count-lines";
import { CountTable } from "./count-table";

/** The numbers of one group of pupils: subjects with levels and marks, qualities and competences, the year. */
export function StatisticsCards({ table }: { table: StatisticsTable }) {
  const has = (kind: string) => table.sections.some(({ measure }) => measure.kind === kind);
  if (table.sections.length === 0) return <EmptyState title="Chưa có học sinh nào để thống kê">Chọn phạm vi hoặc nhóm học sinh khác.</EmptyState>;
  return (
    <div className="space-y-4">
      <Card title="Môn học và hoạt động giáo dục" flush>
        <CountTable caption="Môn học và hoạt động giáo dục" first="Môn" heads={headsOf("LEVEL", ...(has("MARK") ? (["MARK"] as const) : []))} lines={measureLines(table, ["LEVEL"])} />
      </Card>
      {has("TRAIT") && (
        <Card title="Phẩm chất và năng lực" flush>
          <CountTable caption="Phẩm chất và năng lực" first="Phẩm chất, năng lực" heads={headsOf("TRAIT")} lines={measureLines(table, ["TRAIT"])} />
        </Card>
      )}
      {has("RESULT") && (
        <Card title="Cuối năm học" flush>
          {(["RESULT", "AWARD", "PROMOTION"] as const).map((kind) => (
            <CountTable key={kind} caption={TITLES[kind]} first={TITLES[kind]} heads={headsOf(kind)} lines={measureLines(table, [kind])} />
          ))}
        </Card>
      )}
    </div>
  );
}

const TITLES = { RESULT: "Kết quả giáo dục", AWARD: "Khen thưởng", PROMOTION: "Lên lớp" } as const;

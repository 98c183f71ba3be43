import { Button } from "@/components/button";
import { GRADES } from "@/lib/domain/assessment/periods";
import type { Matrix } from "@/lib/server/assignments/matrix";
import type { MatrixFilter } from "./matrix-table";

const BOX = "min-h-10 rounded-lg border border-line-strong bg-paper px-3 py-1";

/** Which classes are shown; the choice stands in the address. */
export function MatrixFilterForm({ action, matrix, filter }: { action: string; matrix: Matrix; filter: MatrixFilter }) {
  const people = new Map(matrix.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(({ staffId, name }) => [staffId, name] as const))));
  return (
    <form action={action} className="no-print flex flex-wrap items-end gap-3" role="search" aria-label="Lọc bảng phân công">
      <label>
        <span className="mb-1 block text-[0.92rem] text-ink-soft">Khối</span>
        <select name="khoi" defaultValue={filter.grade ?? ""} className={BOX}>
          <option value="">Tất cả</option>
          {GRADES.map((grade) => (
            <option key={grade} value={grade}>Khối {grade}</option>
          ))}
        </select>
      </label>
      <label>
        <span className="mb-1 block text-[0.92rem] text-ink-soft">Giáo viên</span>
        <select name="gv" defaultValue={filter.staffId ?? ""} className={BOX}>
          <option value="">Tất cả</option>
          {[...people].sort(([, a], [, b]) => a.localeCompare(b, "vi")).map(([id, name]) => (
            <option key={id} value={id}>{name}</option>
          ))}
        </select>
      </label>
      <Button type="submit">Lọc</Button>
    </form>
  );
}

/** What stands in the address. */
export const filterOf = ({ khoi, gv }: { khoi?: string | undefined; gv?: string | undefined }): MatrixFilter => ({ grade: GRADES.find((grade) => String(grade) === khoi) ?? null, staffId: gv || null });

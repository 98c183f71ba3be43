import { DUTY_WORDS } from "@/lib/domain/people/duties";
import type { Day } from "@/lib/domain/vietnam-time";
import type { Office } from "@/lib/server/assignments/matrix";
import { Days } from "./matrix-table";

/** Duties for the whole school, and the leads of departments with the class they read. */
export function OfficeList({ offices, today, lastDay }: { offices: readonly Office[]; today: Day; lastDay: Day }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {offices.map(({ kind, lines }) => (
        <div key={kind}>
          <dt className="text-[0.92rem] text-ink-soft">{DUTY_WORDS[kind]}</dt>
          {lines.length === 0 && <dd className="font-semibold text-waiting">Chưa có</dd>}
          {lines.map((line) => (
            <dd key={`${line.staffId}${line.classId ?? ""}${line.validFrom}`} className={line.fresh ? "font-semibold" : ""}>
              {line.name}
              {line.className && <span className="text-ink-soft"> (lớp {line.className})</span>}
              <Days line={line} today={today} lastDay={lastDay} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

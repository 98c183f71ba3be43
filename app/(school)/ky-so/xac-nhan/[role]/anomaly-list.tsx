import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { groupBy } from "@/lib/domain/grouping";
import { pupilsIn, type Anomaly } from "@/lib/domain/transcript/anomalies/anomaly";
import { ANOMALY_TITLES, SEVERITY_WORDS } from "@/lib/domain/transcript/anomalies/anomaly-words";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { RecordLink } from "./record-link";

/** How many places of one finding are told by name; the rest is found in the class itself. */
const TOLD_BY_NAME = 12;

type Props = { role: SlotRole; anomalies: readonly Anomaly[] };

/** What is worth a second look, by kind, the gravest first; each kind opens to its classes and records. */
export function AnomalyList({ role, anomalies }: Props) {
  if (anomalies.length === 0) {
    return (
      <Card title="Điều nên xem lại">
        <p className="text-ink-soft">Không thấy điều gì bất thường trong những học bạ này.</p>
      </Card>
    );
  }
  return (
    <Card title="Điều nên xem lại trước khi ký" flush>
      <ul>
        {[...groupBy(anomalies, ({ kind }) => kind)].map(([kind, ofKind]) => (
          <li key={kind} className="border-b border-line last:border-b-0">
            <details>
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-ground sm:px-5">
                <Badge tone={ofKind[0]?.severity === "LOOK" ? "waiting" : "calm"}>{SEVERITY_WORDS[ofKind[0]?.severity ?? "NOTE"]}</Badge>
                <span className="font-semibold">{ANOMALY_TITLES[kind]}</span>
                <span className="text-ink-soft">{reachOf(ofKind)}</span>
              </summary>
              <div className="space-y-3 px-4 pb-4 sm:px-5">
                <p className="text-ink-soft">{ofKind[0]?.why}</p>
                {ofKind.map((anomaly) => (
                  <Finding key={`${anomaly.classId} ${anomaly.what}`} role={role} anomaly={anomaly} />
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const reachOf = (anomalies: readonly Anomaly[]) => {
  const classes = new Set(anomalies.map(({ className }) => className));
  return `${pupilsIn(anomalies.flatMap(({ records }) => records))} học sinh, ${classes.size === 1 ? `lớp ${[...classes][0] ?? ""}` : `${classes.size} lớp`}`;
};

function Finding({ role, anomaly: { classId, className, what, records } }: { role: SlotRole; anomaly: Anomaly }) {
  const more = records.length - TOLD_BY_NAME;
  return (
    <div>
      <p className="font-medium">
        Lớp {className}: {what}
      </p>
      <ul className="mt-1 space-y-0.5 text-[0.95rem]">
        {records.slice(0, TOLD_BY_NAME).map(({ unitId, fullName, detail }, index) => (
          <li key={`${unitId} ${index}`}>
            <RecordLink role={role} unitId={unitId} classId={classId} name={fullName} />
            {detail && <span className="text-ink-soft"> · {detail}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-[0.95rem] text-ink-soft">và {more} chỗ nữa trong lớp.</p>}
    </div>
  );
}

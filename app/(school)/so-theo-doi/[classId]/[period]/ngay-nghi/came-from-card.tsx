import { Card } from "@/components/card";
import { missedWords } from "@/lib/domain/records/missed-elsewhere";
import type { CameFrom } from "@/lib/server/sheets/missed-elsewhere";

/** Days missed at the school a pupil came from: part of the year's number, and not to be noted again here. */
export const CameFromCard = ({ of, names }: { of: readonly CameFrom[]; names: ReadonlyMap<string, string> }) => (
  <Card title="Ngày nghỉ ở trường cũ" flush>
    <ul>
      {of.map(({ pupilId, school, day, missed }) => (
        <li key={`${pupilId}/${day}`} className="border-b border-line px-4 py-2 last:border-b-0 sm:px-5">
          {names.get(pupilId)}
          <span className="block text-[0.92rem] text-ink-soft">
            {missed ? `${missedWords(missed)}, đã cộng vào số của cả năm` : `Vào trường ${day}, từ ${school}; học vụ chưa ghi ngày nghỉ ở trường cũ`}
          </span>
        </li>
      ))}
    </ul>
  </Card>
);

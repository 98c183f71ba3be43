import { Card } from "@/components/card";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS, YEAR_STANDING_WORDS } from "@/lib/domain/assessment/levels";
import { TRAITS, type TraitGroup } from "@/lib/domain/assessment/traits";
import type { TranscriptData } from "@/lib/documents/transcript-data";

/** What a học bạ of one year says, for the screen: the same words as on the paper, readable on a phone. */
export function RecordSheet({ data, why }: { data: TranscriptData; why?: string }) {
  return (
    <div className="space-y-5">
      <Card title="Kết quả cả năm">
        <p className="text-xl font-bold">{YEAR_STANDING_WORDS[data.result]}</p>
        {data.noResult && <p className="mt-1">Theo {data.noResult}.</p>}
        <p className="mt-1">{data.completion}</p>
        {[data.award, data.suddenAward].filter(Boolean).map((award) => (
          <p key={award} className="mt-1">
            Khen thưởng: {award}
          </p>
        ))}
        <p className="mt-2 text-ink-soft">
          Chiều cao {comma(data.heightCm)} cm · cân nặng {comma(data.weightKg)} kg · nghỉ {data.absence.withLeaveSessions + data.absence.withoutLeaveSessions} buổi (có phép{" "}
          {data.absence.withLeaveSessions})
        </p>
        {why && (
          <>
            <h3 className="mt-3 font-semibold">Vì sao có kết quả này?</h3>
            <p>{why}</p>
          </>
        )}
      </Card>
      <Subjects data={data} />
      <Traits data={data} title="Phẩm chất chủ yếu" group="QUALITIES" remark={data.remarks.qualities} />
      <Traits data={data} title="Năng lực chung" group="GENERAL_COMPETENCES" remark={data.remarks.generalCompetences} />
      <Traits data={data} title="Năng lực đặc thù" group="SPECIFIC_COMPETENCES" remark={data.remarks.specificCompetences} />
      <Card title="Nhận xét của giáo viên chủ nhiệm">
        <p>{data.remarks.overall}</p>
      </Card>
    </div>
  );
}

const comma = (decimal: string) => decimal.replace(".", ",");

function Subjects({ data }: { data: TranscriptData }) {
  return (
    <Card title="Môn học và hoạt động giáo dục">
      <ul className="divide-y divide-line">
        {data.subjects.map(({ subject, level, mark, comment }) => (
          <li key={subject} className="py-2.5 first:pt-0 last:pb-0">
            <p className="flex flex-wrap justify-between gap-x-4 font-medium">
              <span>{subjectName(subject, data.foreignLanguage)}</span>
              <span>
                {SUBJECT_LEVEL_WORDS[level]}
                {mark !== null && <span className="ml-3 tabular-nums">Điểm {mark}</span>}
              </span>
            </p>
            {comment && <p className="text-ink-soft">{comment}</p>}
          </li>
        ))}
        {data.exemptions.map(({ subject, reason }) => (
          <li key={subject} className="py-2.5">
            <p className="flex flex-wrap justify-between gap-x-4 font-medium">
              <span>{subjectName(subject, data.foreignLanguage)}</span>
              <span>Miễn</span>
            </p>
            <p className="text-ink-soft">{reason}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Traits({ data, title, group, remark }: { data: TranscriptData; title: string; group: TraitGroup; remark: string }) {
  const rows = TRAITS.filter((trait) => trait.group === group).flatMap(({ code, name }) => {
    const found = data.traits.find((row) => row.trait === code);
    return found ? [{ code, name, level: found.level }] : [];
  });
  return (
    <Card title={title}>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {rows.map(({ code, name, level }) => (
          <div key={code} className="flex justify-between gap-3">
            <dt>{name}</dt>
            <dd className="font-medium">{TRAIT_LEVEL_WORDS[level]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-ink-soft">{remark}</p>
    </Card>
  );
}

"use client";
import { TextAreaField } from "@/components/field";

export type Word = { pupilId: string; fullName: string; strengths: string; limits: string };
type Props = { pupils: readonly Word[]; words: readonly Word[]; change: (words: readonly Word[]) => void };

/** What the next teacher should know of single pupils: chosen by name, a word of each kind. */
export function PupilWords({ pupils, words, change }: Props) {
  const named = new Set(words.map(({ pupilId }) => pupilId));
  const add = (id: string) => change([...words, ...pupils.filter(({ pupilId }) => pupilId === id).map((pupil) => ({ ...pupil, strengths: "", limits: "" }))]);
  const put = (id: string, part: Partial<Word>) => change(words.map((word) => (word.pupilId === id ? { ...word, ...part } : word)));
  return (
    <fieldset className="space-y-4">
      <legend className="font-semibold">Học sinh cần trao đổi riêng</legend>
      {words.map(({ pupilId, fullName, strengths, limits }) => (
        <div key={pupilId} className="grid gap-3 rounded-lg border border-line p-3 sm:grid-cols-2">
          <p className="font-medium sm:col-span-2">{fullName}</p>
          <TextAreaField label={`Nét nổi bật của ${fullName}`} name={`strengths-${pupilId}`} rows={2} maxLength={500} value={strengths} onChange={(event) => put(pupilId, { strengths: event.target.value })} />
          <TextAreaField label={`Hạn chế của ${fullName}`} name={`limits-${pupilId}`} rows={2} maxLength={500} value={limits} onChange={(event) => put(pupilId, { limits: event.target.value })} />
        </div>
      ))}
      <select aria-label="Thêm học sinh" value="" onChange={(event) => add(event.target.value)} className="min-h-11 w-full rounded-lg border border-line-strong bg-paper px-3 sm:w-96">
        <option value="">Thêm học sinh…</option>
        {pupils
          .filter(({ pupilId }) => !named.has(pupilId))
          .map(({ pupilId, fullName }) => (
            <option key={pupilId} value={pupilId}>
              {fullName}
            </option>
          ))}
      </select>
    </fieldset>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { Field, SelectField } from "@/components/field";
import { useAction } from "@/components/use-action";
import { recordAbsencesAction } from "./actions";
import { RollCallPupil } from "./roll-call-pupil";
import type { Leave } from "./roll-call-pupil";

type Session = "MORNING" | "AFTERNOON";
type Props = {
  classId: string;
  pupils: readonly { id: string; orderNo: number; name: string }[];
  chosen: string | undefined; // who the page was opened for
  now: { day: string; session: Session };
  noted: readonly { pupilId: string; day: string; session: Session; withLeave: boolean }[];
};

/** Who is absent, one tap a pupil: with leave, without, here after all. One press writes them all down. */
export function RollCall({ classId, pupils, chosen, now, noted }: Props) {
  const router = useRouter();
  const [{ day, session }, setHalf] = useState(now);
  const [absent, setAbsent] = useState<ReadonlyMap<string, Leave>>(new Map(chosen ? [[chosen, "WITH"]] : []));
  const { send, pending, refused } = useAction(recordAbsencesAction, ({ recorded }) => {
    toast.success(`Đã ghi ${recorded} em vắng.`);
    setAbsent(new Map());
    router.refresh();
  });
  const known = new Map(noted.filter((one) => one.day === day && one.session === session).map(({ pupilId, withLeave }) => [pupilId, withLeave ? "WITH" : "WITHOUT"] as const));
  const going = [...absent].filter(([id]) => !known.has(id));
  const tap = (id: string) => setAbsent(next(absent, id));
  const record = () => send({ classId, date: day, session, absent: going.map(([pupilId, leave]) => ({ pupilId, withLeave: leave === "WITH" })) });
  return (
    <div className="space-y-3 max-sm:pb-16">
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Ngày" name="day" type="date" value={day} max={now.day} onChange={(event) => setHalf({ day: event.target.value, session })} />
        <SelectField label="Buổi" name="session" value={session} onChange={(event) => setHalf({ day, session: event.target.value === "MORNING" ? "MORNING" : "AFTERNOON" })}>
          <option value="MORNING">Sáng</option>
          <option value="AFTERNOON">Chiều</option>
        </SelectField>
      </div>
      <p className="text-[0.92rem] text-ink-soft">Chạm tên em vắng: một lần là có phép, hai lần là không phép, ba lần là có mặt.</p>
      <ul aria-label="Học sinh của lớp" className="grid gap-1.5 sm:grid-cols-2">
        {pupils.map((pupil) => (
          <RollCallPupil key={pupil.id} {...pupil} leave={known.get(pupil.id) ?? absent.get(pupil.id) ?? null} noted={known.has(pupil.id)} onTap={() => tap(pupil.id)} />
        ))}
      </ul>
      <div className="bottom-0 bg-paper py-2 max-sm:fixed max-sm:inset-x-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:px-3 sm:sticky">
        <Button kind="primary" className="min-h-12 w-full" busy={pending} onClick={record} blocked={going.length === 0 ? "Chạm tên em vắng trước." : undefined}>
          {going.length === 0 ? "Ghi buổi nghỉ" : `Ghi buổi nghỉ: ${going.length} em`}
        </Button>
      </div>
    </div>
  );
}

/** With leave, then without, then here again. */
function next(absent: ReadonlyMap<string, Leave>, id: string): ReadonlyMap<string, Leave> {
  const now = absent.get(id);
  const others = new Map([...absent].filter(([one]) => one !== id));
  if (now === undefined) return others.set(id, "WITH");
  return now === "WITH" ? others.set(id, "WITHOUT") : others;
}

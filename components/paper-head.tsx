import { longDay, type Day } from "@/lib/domain/vietnam-time";

type Props = { school: string; number?: string; place: string; on: Day | null; trial: boolean };

/** The head of an official paper: whose it is, the name of the State, place and day; a trial school's says that it is one. Source: NĐ 30/2020, Phụ lục I. */
export function PaperHead({ school, number, place, on, trial }: Props) {
  return (
    <>
      {trial && <p className="text-center text-[0.9rem] font-bold text-danger">BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ</p>}
      <div className="grid gap-x-6 gap-y-3 text-center sm:grid-cols-[2fr_3fr] print:grid-cols-[2fr_3fr]">
        <div>
          <p className="font-bold uppercase">{school}</p>
          {number && <p>Số: {number}</p>}
        </div>
        <div>
          <p className="font-bold">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className="font-bold underline underline-offset-4">Độc lập – Tự do – Hạnh phúc</p>
          <p className="mt-3 italic">
            {place}, {on ? longDay(on) : "ngày … tháng … năm …"}
          </p>
        </div>
      </div>
    </>
  );
}

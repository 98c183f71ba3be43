import Link from "next/link";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { decide, mayEver } from "@/lib/domain/people/permissions";
import type { BankPlace } from "@/lib/domain/records/comment-bank";
import { BANK_PLACES, bankLevels, bankLevelWords, placeWords } from "@/lib/domain/records/comment-bank";
import { requireCtx } from "@/lib/server/auth/guard";
import type { BankEntry } from "@/lib/server/comments/list-bank";
import { listBank } from "@/lib/server/comments/list-bank";
import { AddSentenceForm } from "./add-sentence-form";
import { PlaceMenu } from "./place-menu";
import { SentenceItem } from "./sentence-item";

export const metadata = { title: "Ngân hàng nhận xét" };

type Props = { searchParams: Promise<{ phan?: string; ngung?: string }> };

/** The school's sentences and one's own, by subject or kind of remark and by level. */
export default async function BankPage({ searchParams }: Props) {
  const ctx = await requireCtx("bank.read");
  const { phan, ngung } = await searchParams;
  const place = BANK_PLACES.find((one) => one === phan) ?? usualPlace(ctx.actor.duties);
  const retired = ngung === "1";
  const entries = await listBank(ctx, [place], { retired });
  const keepsSchool = decide(ctx.actor, "bank.keep-school").ok;
  const keepsOwn = mayEver(ctx.actor, "bank.keep-own");
  const keepers = [...(keepsOwn ? [["OWN", "Riêng tôi"] as const] : []), ...(keepsSchool ? [["SCHOOL", "Cả trường"] as const] : [])];
  const levels = bankLevels(place).map((level) => [level, bankLevelWords(place, level)] as const);
  return (
    <>
      <PageHeader title="Ngân hàng nhận xét" about="Chèn vào ô nhận xét bằng phím F4, tìm theo chữ hoặc theo mã." />
      <div className="no-print mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <PlaceMenu place={place} places={BANK_PLACES.map((one) => [one, placeWords(one)] as const)} />
        <Link href={`/ngan-hang-nhan-xet?phan=${place}${retired ? "" : "&ngung=1"}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
          {retired ? "Ẩn câu đã ngừng dùng" : "Xem cả câu đã ngừng dùng"}
        </Link>
      </div>
      <div className="space-y-5">
        {[...levels, [null, "Mọi mức"] as const].map(([level, words]) => (
          <LevelCard key={words} title={words} entries={entries.filter((entry) => entry.level === level)} always={level !== null} mayKeep={(entry) => (entry.own ? keepsOwn : keepsSchool)} />
        ))}
        {keepers.length > 0 && (
          <Card title={`Thêm câu: ${placeWords(place)}`}>
            <AddSentenceForm key={place} place={place} levels={levels} keepers={keepers} />
          </Card>
        )}
      </div>
    </>
  );
}

type LevelProps = { title: string; entries: readonly BankEntry[]; always: boolean; mayKeep: (entry: BankEntry) => boolean };

function LevelCard({ title, entries, always, mayKeep }: LevelProps) {
  if (entries.length === 0 && !always) return null;
  return (
    <Card title={`${title} (${entries.length})`} flush>
      {entries.length === 0 ? (
        <div className="px-4 py-4 sm:px-5">
          <EmptyState title="Chưa có câu nào ở mức này">Thêm câu ở cuối trang.</EmptyState>
        </div>
      ) : (
        <ul>
          {entries.map((entry) => (
            <SentenceItem key={entry.id} entry={entry} mayKeep={mayKeep(entry)} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A subject teacher begins with the own subject, everyone else with Tiếng Việt. */
const usualPlace = (duties: readonly { kind: string; subjectCode: string | null }[]): BankPlace => {
  const own = duties.find(({ kind }) => kind === "SUBJECT_TEACHER")?.subjectCode;
  return BANK_PLACES.find((one) => one === own) ?? "TV";
};

import { Badge } from "@/components/badge";
import { KEY_KIND_WORDS } from "@/lib/domain/transcript/key-words";
import { providerWords } from "@/lib/domain/transcript/certificate-provider";
import { certificateFate } from "@/lib/domain/transcript/certificate-words";
import { maskIdentityNumber } from "@/lib/domain/people/identity-numbers";
import { showDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import type { CertificateRow } from "@/lib/server/certificates/list-certificates";
import { CertificateSteps } from "./certificate-steps";
import { RadarList } from "./radar-list";
import { TrialButton } from "./trial-button";

type Props = { row: CertificateRow; today: Day };

/** One certificate of the register: whose, where its key is, from whom, until when, what keeps it from serving, what may be done with it. */
export function CertificateCard({ row, today }: Props) {
  const fate = certificateFate(row.status, vietnamDay(row.notAfter), today);
  return (
    <li className="rounded-xl border border-line bg-paper px-5 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="font-semibold">{nameIn(row.subject)}</h3>
        <Badge tone={fate.tone}>{fate.words}</Badge>
      </div>
      <p className="text-ink-soft">
        {row.holder === "SCHOOL" ? "Chứng thư của nhà trường" : "Chứng thư cá nhân"}
        {row.mine ? ", thầy cô giữ khóa" : ""}
      </p>
      <Facts row={row} />
      {row.locked && <p className="mt-2 font-semibold text-danger">Khóa ký đã bị khóa vì nhập sai PIN nhiều lần. Mời nạp chứng thư mới.</p>}
      {row.left && row.status !== "REVOKED" && <p className="mt-2 text-waiting">Người này không còn nhiệm vụ nào. Khi thôi việc, chứng thư phải ngừng dùng và thiết bị ký được bàn giao (QĐ 1789, Đ.23.3).</p>}
      <RadarList findings={row.radar} />
      {row.mine && !row.locked && row.status !== "REVOKED" && <TrialButton certificateId={row.id} whose={nameIn(row.subject)} />}
      <CertificateSteps row={row} />
    </li>
  );
}

function Facts({ row }: { row: CertificateRow }) {
  const facts: readonly (readonly [string, string])[] = [
    ["Nhà cung cấp", providerWords(row.provider) || nameIn(row.issuer)],
    ["Khóa ký", row.kind ? KEY_KIND_WORDS[row.kind].name : "Chưa khai báo"],
    ["Định danh", row.holder === "SCHOOL" ? `MST ${row.identity}` : `CCCD ${maskIdentityNumber(row.identity)}`],
    ["Hiệu lực", `${showDay(vietnamDay(row.notBefore))} – ${showDay(vietnamDay(row.notAfter))}`],
    ["Ký gần nhất", row.lastTrial ? showDay(vietnamDay(row.lastTrial)) : "Chưa ký lần nào"],
  ];
  return (
    <>
      <dl className="mt-2 grid grid-cols-[7.5rem_1fr] gap-y-1 text-[0.93rem]">
        {facts.map(([head, words]) => (
          <div key={head} className="contents">
            <dt className="text-ink-soft">{head}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-2 text-[0.93rem]">
        <summary className="text-ink-soft">Số hiệu, dấu vân tay</summary>
        <p className="mt-1 break-all">Số hiệu {row.serial}</p>
        <p className="break-all">SHA-256 {row.fingerprint}</p>
        <p>Nơi cấp {nameIn(row.issuer)}</p>
      </details>
    </>
  );
}

/** The name in a certificate's subject or issuer. */
export const nameIn = (subject: string) => /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, "$1") ?? subject;

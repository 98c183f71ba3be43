import { LinkButton } from "./link-button";

type Props = { page: number; perPage: number; total: number; hrefOf: (page: number) => string };

/** Which part of a long list this is, and the ways to the parts before and after. Nothing when all of it is shown. */
export function Pager({ page, perPage, total, hrefOf }: Props) {
  const pages = Math.ceil(total / perPage);
  if (pages <= 1) return null;
  return (
    <nav aria-label="Các trang của danh sách" className="no-print mt-4 flex flex-wrap items-center justify-between gap-3">
      <p className="text-ink-soft tabular-nums">
        {Math.min(total, (page - 1) * perPage + 1)}–{Math.min(total, page * perPage)} trong {total}
      </p>
      <div className="flex gap-2">
        {page > 1 && <LinkButton href={hrefOf(page - 1)}>Trang trước</LinkButton>}
        {page < pages && <LinkButton href={hrefOf(page + 1)}>Trang sau</LinkButton>}
      </div>
    </nav>
  );
}

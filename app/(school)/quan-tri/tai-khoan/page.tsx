import Link from "next/link";
import { z } from "zod";
import { PageNumber, SearchWords, type SearchParams } from "@/app/query";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Pager } from "@/components/pager";
import { SearchForm } from "@/components/search-form";
import { Table } from "@/components/table";
import type { Column } from "@/components/table";
import { Tabs } from "@/components/tabs";
import { mayEver } from "@/lib/domain/people/permissions";
import { requireCtx } from "@/lib/server/auth/guard";
import { ACCOUNTS_PER_PAGE, listAccounts } from "@/lib/server/people/accounts/list-accounts";
import type { AccountRow } from "@/lib/server/people/accounts/list-accounts";
import { PERSON_WORDS, STATUS_LOOKS, statusOfSlug } from "../account-words";

export const metadata = { title: "Tài khoản" };

const HERE = "/quan-tri/tai-khoan";

const COLUMNS: readonly Column<AccountRow>[] = [
  {
    head: "Họ và tên",
    rowHeader: true,
    cell: ({ id, name, own }) => (
      <>
        <Link href={`${HERE}/${id}`} prefetch={false} className="text-action underline underline-offset-4">
          {name}
        </Link>
        {own && " (tài khoản của tôi)"}
      </>
    ),
  },
  { head: "Tên đăng nhập", cell: ({ username }) => username },
  { head: "Dành cho", cell: ({ person }) => PERSON_WORDS[person] },
  { head: "Tình trạng", cell: ({ status }) => <Badge tone={STATUS_LOOKS[status].tone}>{STATUS_LOOKS[status].words}</Badge> },
];

const Query = z.object({ q: SearchWords, "trang-thai": z.string().optional().catch(undefined), trang: PageNumber });

export default async function AccountsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await requireCtx("account.read");
  const { q, "trang-thai": slug, trang: page } = Query.parse(await searchParams);
  const status = statusOfSlug(slug);
  const { rows, total } = await listAccounts(ctx, { text: q, status, page });
  const words = q ? `&q=${encodeURIComponent(q)}` : "";
  const tabs = [{ slug: "", words: "Tất cả" }, ...Object.values(STATUS_LOOKS)];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Quản trị" }, { label: "Tài khoản" }]} />
      <PageHeader
        title="Tài khoản"
        about="Quản trị lập, hiệu trưởng duyệt. Mỗi tài khoản thuộc về một người và không đổi chủ."
        actions={mayEver(ctx.actor, "account.prepare") && <LinkButton kind="primary" href={`${HERE}/moi`}>Lập tài khoản</LinkButton>}
      />
      <Tabs label="Lọc theo tình trạng" tabs={tabs.map((tab) => ({ href: `${HERE}?trang-thai=${tab.slug}${words}`, label: tab.words, current: tab.slug === (slug ?? "") }))} />
      <SearchForm action={HERE} label="Tìm theo họ tên hoặc tên đăng nhập" value={q} fixed={slug ? { "trang-thai": slug } : {}} />
      <Card flush>
        {rows.length > 0 ? <Table caption="Danh sách tài khoản" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} /> : <EmptyState title="Không có tài khoản nào như vậy">Thử bỏ bớt chữ trong ô tìm, hoặc chọn “Tất cả”.</EmptyState>}
      </Card>
      <Pager page={page} perPage={ACCOUNTS_PER_PAGE} total={total} hrefOf={(to) => `${HERE}?trang-thai=${slug ?? ""}${words}&trang=${to}`} />
    </>
  );
}

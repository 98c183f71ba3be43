import { SearchWords, type SearchParams } from "@/app/query";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { SearchForm } from "@/components/search-form";
import { requireCtx } from "@/lib/server/auth/guard";
import { listPeopleWithoutAccount } from "@/lib/server/people/accounts/list-accounts";
import { PrepareAccountForm } from "./prepare-account-form";

export const metadata = { title: "Lập tài khoản" };

export default async function NewAccountPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await requireCtx("account.prepare");
  const q = SearchWords.parse((await searchParams)["q"]);
  const people = await listPeopleWithoutAccount(ctx, q);
  return (
    <div className="max-w-2xl">
      <Breadcrumbs crumbs={[{ label: "Quản trị" }, { label: "Tài khoản", href: "/quan-tri/tai-khoan" }, { label: "Lập mới" }]} />
      <PageHeader title="Lập tài khoản" about="Chọn người chưa có tài khoản. Tài khoản mở khi hiệu trưởng duyệt." />
      <SearchForm action="/quan-tri/tai-khoan/moi" label="Tìm người theo họ tên" value={q} />
      <div className="rounded-xl border border-line bg-paper p-5">
        {people.length > 0 ? <PrepareAccountForm people={people} /> : <EmptyState title="Không có ai như vậy mà chưa có tài khoản">Người mới cần có trong danh sách cán bộ hoặc cha mẹ học sinh trước.</EmptyState>}
      </div>
    </div>
  );
}

import { notFound } from "next/navigation";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { requireCtx } from "@/lib/server/auth/guard";
import { findAccountView } from "@/lib/server/people/accounts/account-view";
import { listAccountDeeds } from "@/lib/server/people/accounts/list-accounts";
import { PERSON_WORDS, STATUS_LOOKS } from "../../account-words";
import { AccountDeeds } from "./account-deeds";

export const metadata = { title: "Tài khoản" };

type Props = { params: Promise<{ accountId: string }> };

export default async function AccountPage({ params }: Props) {
  const ctx = await requireCtx("account.read");
  const { accountId } = await params;
  const account = await findAccountView(ctx, accountId);
  if (!account) notFound();
  const deeds = await listAccountDeeds(ctx, accountId);
  const look = STATUS_LOOKS[account.status];
  return (
    <div className="max-w-3xl space-y-5">
      <div>
        <Breadcrumbs crumbs={[{ label: "Quản trị" }, { label: "Tài khoản", href: "/quan-tri/tai-khoan" }, { label: account.name }]} />
        <PageHeader title={account.name} about={`${PERSON_WORDS[account.person]} · tên đăng nhập ${account.username}`} actions={<Badge tone={look.tone}>{look.words}</Badge>} />
        <AccountDeeds accountId={account.id} version={account.version} offers={account.offers} />
      </div>
      <Card title="Lịch sử của tài khoản" flush>
        {deeds.length > 0 ? (
          <Table
            caption="Lịch sử của tài khoản"
            rows={deeds}
            keyOf={({ id }) => id}
            columns={[
              { head: "Lúc", cell: ({ when }) => when },
              { head: "Ai", cell: ({ who }) => who },
              { head: "Việc", cell: ({ what }) => what },
            ]}
          />
        ) : (
          <EmptyState title="Chưa có việc nào được ghi" />
        )}
      </Card>
    </div>
  );
}

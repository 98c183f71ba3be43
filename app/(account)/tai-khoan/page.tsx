import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { showInstant } from "@/lib/domain/vietnam-time";
import { requireCtx, requireSignedIn } from "@/lib/server/auth/guard";
import { listOwnSessions } from "@/lib/server/people/accounts/own-account";
import { endOtherSessionsAction } from "./actions";
import { PasswordForm } from "./password-form";

export const metadata = { title: "Tài khoản của tôi" };

export default async function OwnAccountPage() {
  const { actor, username, mustChangePassword } = await requireSignedIn();
  const sessions = await listOwnSessions(await requireCtx());
  return (
    <div className="max-w-3xl space-y-5">
      <PageHeader title="Tài khoản của tôi" about={`${actor.name} · tên đăng nhập ${username}`} />
      {mustChangePassword && <p className="rounded-lg border-2 border-waiting bg-waiting-soft px-4 py-3 font-semibold text-waiting">Đang dùng mật khẩu tạm. Mời đổi mật khẩu rồi mới làm việc khác được.</p>}
      <Card title="Đổi mật khẩu">
        <PasswordForm username={username} />
      </Card>
      <Card
        title="Nơi đang đăng nhập"
        flush
        action={sessions.length > 1 && <ActionForm inline kind="danger" action={endOtherSessionsAction} submit="Đăng xuất khỏi các nơi khác" done="Đã đăng xuất khỏi các nơi khác" />}
      >
        <Table
          caption="Nơi đang đăng nhập"
          rows={sessions}
          keyOf={({ id }) => id}
          columns={[
            { head: "Thiết bị", rowHeader: true, cell: ({ device, current }) => <>{device} {current && <Badge tone="sealed">Tại đây</Badge>}</> },
            { head: "Đăng nhập lúc", cell: ({ createdAt }) => showInstant(createdAt) },
            { head: "Dùng lần cuối", cell: ({ lastSeenAt }) => showInstant(lastSeenAt) },
          ]}
        />
      </Card>
    </div>
  );
}

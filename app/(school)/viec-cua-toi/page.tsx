import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { ProgressBar } from "@/components/progress-bar";
import { TaskList, TaskRow } from "@/components/task-row";
import { groupBy } from "@/lib/domain/grouping";
import { mayEver } from "@/lib/domain/people/permissions";
import { DEADLINE_GROUPS, deadlineGroup, deadlineWords, urgencyOf } from "@/lib/domain/people/work-item";
import type { Finished, Urgency, Waiting, WorkItem } from "@/lib/domain/people/work-item";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { requireCtx, requireSignedIn } from "@/lib/server/auth/guard";
import { describeDuties } from "@/lib/server/people/duties";
import { listMyWork } from "@/lib/server/people/my-work";
import { WalkList } from "./walk-list";

export const metadata = { title: "Việc của tôi" };

const TONES: Record<Urgency, BadgeTone> = { OVERDUE: "danger", NOW: "danger", SOON: "waiting", CALM: "calm" };

export default async function MyWorkPage() {
  const { actor } = await requireSignedIn();
  if (actor.staffId !== null && !mayEver(actor, "work.read")) return <NoDuty />;
  const ctx = await requireCtx("work.read");
  const work = await listMyWork();
  return (
    <>
      <PageHeader title="Việc của tôi" about={await describeDuties(ctx)} />
      <Todo items={work.todo} today={vietnamDay(ctx.now)} />
      <People title="Ai đang chờ tôi" items={work.waiting} />
      <People title="Tôi đang chờ ai" items={work.waitsFor} />
      <JustFinished items={work.finished} />
    </>
  );
}

/** On leave, not begun yet, or between two assignments: a person of the school, who answers for nothing today. */
function NoDuty() {
  return (
    <>
      <PageHeader title="Việc của tôi" />
      <div className="rounded-xl border border-line bg-paper">
        <EmptyState title="Hôm nay thầy cô không có nhiệm vụ nào theo phân công">Nhiệm vụ mở ra vào ngày ghi trong bản phân công hiệu trưởng đã ký; những gì thầy cô đã nhập và đã ký vẫn được giữ nguyên. Nếu thấy chưa đúng, mời liên hệ hiệu trưởng.</EmptyState>
      </div>
    </>
  );
}

function Todo({ items, today }: { items: readonly WorkItem[]; today: string }) {
  if (items.length === 0) {
    return (
      <div className="rounded-xl border border-line bg-paper">
        <EmptyState title="Hiện không có việc nào chờ thầy cô">Khi có việc mới, việc ấy hiện ở đây, kèm hạn và nút dẫn đến đúng chỗ.</EmptyState>
      </div>
    );
  }
  const groups = [...groupBy(items, ({ dueOn }) => deadlineGroup(dueOn, today))];
  return (
    <WalkList>
      <p className="no-print hidden text-[0.9rem] text-ink-soft sm:block">Phím ↑ ↓ để đi giữa các việc, Enter để mở; ở mỗi trang, Alt+N đến việc tiếp theo.</p>
      {groups.map(([group, members]) => (
        <section key={group}>
          <h2 className="mb-2 text-[1.05rem] font-semibold">
            {DEADLINE_GROUPS[group]} <span className="font-normal text-ink-soft">({members.length})</span>
          </h2>
          <TaskList label={`Việc đang chờ tôi: ${DEADLINE_GROUPS[group].toLowerCase()}`}>
            {members.map((item) => (
              <TodoRow key={item.key} item={item} today={today} />
            ))}
          </TaskList>
        </section>
      ))}
    </WalkList>
  );
}

function TodoRow({ item, today }: { item: WorkItem; today: string }) {
  const urgency = urgencyOf(item.dueOn, today);
  return (
    <TaskRow
      badge={<Badge tone={TONES[urgency]}>{deadlineWords(item.dueOn, today)}</Badge>}
      title={item.title}
      detail={item.blockedBy ?? item.detail}
      aside={item.progress && <ProgressBar {...item.progress} label={item.title} />}
      action={
        item.blockedBy ? (
          <Button blocked={item.blockedBy}>{item.action}</Button>
        ) : (
          <LinkButton href={item.href} kind={urgency === "OVERDUE" || urgency === "NOW" ? "primary" : "secondary"} label={`${item.action}: ${item.title}`}>
            {item.action}
          </LinkButton>
        )
      }
    />
  );
}

function People({ title, items }: { title: string; items: readonly Waiting[] }) {
  if (items.length === 0) return null;
  return (
    <section className="mt-7">
      <h2 className="mb-2 text-[1.05rem] font-semibold">{title}</h2>
      <ul aria-label={title} className="rounded-xl border border-line bg-paper">
        {items.map(({ key, who, what }) => (
          <li key={key} className="border-b border-line px-4 py-3.5 last:border-b-0 sm:px-5">
            <p className="font-semibold">{who}</p>
            <p className="text-[0.93rem] text-ink-soft">{what}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function JustFinished({ items }: { items: readonly Finished[] }) {
  if (items.length === 0) return null;
  return (
    <section className="mt-7">
      <h2 className="mb-2 text-[1.05rem] font-semibold">Vừa xong</h2>
      <TaskList label="Việc vừa xong">
        {items.map(({ key, badge, title, detail, href }) => (
          <TaskRow key={key} badge={<Badge tone="sealed">{badge}</Badge>} title={title} detail={detail} action={href && <LinkButton kind="quiet" href={href} label={`Xem: ${title}`}>Xem</LinkButton>} />
        ))}
      </TaskList>
    </section>
  );
}

"use client";
import { Activity, Archive, BookOpenText, CalendarClock, ChartColumn, Cog, FileBadge, Hourglass, IdCard, Gavel, Handshake, ListTodo, MessageSquareText, PenLine, Search, Users, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const ICONS = { work: ListTodo, sheets: BookOpenText, transcripts: FileBadge, signing: PenLine, issuing: Archive, search: Search, administration: Cog, children: Users, statistics: ChartColumn, windows: CalendarClock, progress: Hourglass, profiles: IdCard, review: Gavel, handover: Handshake, comments: MessageSquareText, health: Activity, assignment: UsersRound };

export type RailItem = { href: string; label: string; icon: keyof typeof ICONS; count?: number };

/** The tasks this person has, the current one marked. */
export function Rail({ items }: { items: readonly RailItem[] }) {
  const path = usePathname();
  return (
    <ul className="space-y-1 p-2">
      {items.map(({ href, label, icon, count }) => {
        const Icon = ICONS[icon];
        const current = path === href || path.startsWith(`${href}/`);
        return (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={`flex min-h-10 items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-[0.97rem] ${current ? "bg-action-soft font-semibold text-action" : "hover:bg-ground"}`}
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              <span className="flex-1">{label}</span>
              {count ? <Count count={count} /> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const Count = ({ count }: { count: number }) => (
  <span className="rounded-full bg-waiting-soft px-2 text-[0.85rem] font-semibold text-waiting">
    {count}
    <span className="sr-only"> việc đang chờ</span>
  </span>
);

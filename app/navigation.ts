import type { RailItem } from "@/components/shell/rail";
import type { Actor } from "@/lib/domain/people/actor";
import { mayEver } from "@/lib/domain/people/permissions";
import type { Action } from "@/lib/domain/people/permissions";

type Entry = RailItem & { any: readonly Action[] };

/** The parts of the portal, each shown to whoever may do one of its deeds anywhere. */
const ENTRIES: readonly Entry[] = [
  { href: "/gia-dinh", label: "Con của tôi", icon: "children", any: ["child.read"] },
  { href: "/viec-cua-toi", label: "Việc của tôi", icon: "work", any: ["work.read"] },
  { href: "/so-theo-doi", label: "Sổ theo dõi", icon: "sheets", any: ["sheet.read"] },
  { href: "/ho-so", label: "Danh sách, hồ sơ", icon: "profiles", any: ["pupil.read"] },
  { href: "/tien-do", label: "Ai đang chờ ai", icon: "progress", any: ["progress.read"] },
  { href: "/lich-nhap", label: "Lịch nhập", icon: "windows", any: ["window.open", "window.carry-out"] },
  { href: "/phan-cong", label: "Phân công", icon: "assignment", any: ["assignment.read"] },
  { href: "/xet-duyet", label: "Xét duyệt", icon: "review", any: ["year.read-review"] },
  { href: "/ban-giao", label: "Bàn giao", icon: "handover", any: ["handover.read"] },
  { href: "/ngan-hang-nhan-xet", label: "Ngân hàng nhận xét", icon: "comments", any: ["bank.keep-own", "bank.keep-school"] },
  { href: "/hoc-ba", label: "Học bạ", icon: "transcripts", any: ["unit.read"] },
  { href: "/ky-so", label: "Ký số", icon: "signing", any: ["unit.sign-subject", "unit.sign-homeroom", "unit.sign-head", "unit.seal"] },
  { href: "/phat-hanh", label: "Phát hành", icon: "issuing", any: ["unit.seal", "unit.prepare"] },
  { href: "/tra-cuu", label: "Tra cứu", icon: "search", any: ["unit.search"] },
  { href: "/thong-ke", label: "Thống kê", icon: "statistics", any: ["statistics.read-school"] },
  { href: "/suc-khoe", label: "Tình trạng", icon: "health", any: ["health.read"] },
  { href: "/quan-tri", label: "Quản trị", icon: "administration", any: ["account.read"] },
];

/** What stands in the left rail for this person; `todo` is shown beside Việc của tôi. */
export const railOf = (actor: Actor, todo: number): RailItem[] =>
  ENTRIES.filter(({ any }) => any.some((action) => mayEver(actor, action))).map(({ href, label, icon }) =>
    href === "/viec-cua-toi" ? { href, label, icon, count: todo } : { href, label, icon },
  );

import { Tabs } from "@/components/tabs";
import type { Actor } from "@/lib/domain/people/actor";
import { decide } from "@/lib/domain/people/permissions";

type Place = "book" | "draft" | "groups" | "delegations";

/** The parts of Phân công, each for whoever may see it. */
export function AssignmentTabs({ actor, current, draftId }: { actor: Actor; current: Place; draftId: string | null }) {
  const tabs = [
    ...(decide(actor, "assignment.read").ok ? [{ href: "/phan-cong", label: "Đang có hiệu lực", current: current === "book" }] : []),
    ...(decide(actor, "assignment.read").ok && draftId ? [{ href: `/phan-cong/${draftId}`, label: "Bản đang soạn", current: current === "draft" }] : []),
    ...(decide(actor, "group.keep").ok ? [{ href: "/phan-cong/nhom", label: "Nhóm học sinh", current: current === "groups" }] : []),
    ...(decide(actor, "delegation.read").ok ? [{ href: "/phan-cong/uy-quyen", label: "Ủy quyền", current: current === "delegations" }] : []),
  ];
  return <Tabs label="Các phần của phân công" tabs={tabs} />;
}

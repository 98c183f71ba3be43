import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { homeOf } from "@/lib/domain/people/home";
import { requireSignedIn } from "@/lib/server/auth/guard";
import { SessionFrame } from "../session-frame";

/** The staff's side of the portal. Each page decides again for itself: a layout is not drawn anew between its pages. */
export default async function SchoolLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireSignedIn();
  if (actor.staffId === null) redirect(homeOf(actor));
  return <SessionFrame>{children}</SessionFrame>;
}

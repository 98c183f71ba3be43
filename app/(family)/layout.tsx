import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { homeOf } from "@/lib/domain/people/home";
import { requireSignedIn } from "@/lib/server/auth/guard";
import { SessionFrame } from "../session-frame";

/** The family's side: read only, own children, made for a phone. Each page decides again for itself. */
export default async function FamilyLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireSignedIn();
  if (actor.guardianId === null) redirect(homeOf(actor));
  return <SessionFrame>{children}</SessionFrame>;
}

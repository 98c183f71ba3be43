import type { ReactNode } from "react";
import { SessionFrame } from "../session-frame";

/** A person's own account: staff and guardians alike. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return <SessionFrame>{children}</SessionFrame>;
}

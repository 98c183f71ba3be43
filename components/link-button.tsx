import Link from "next/link";
import type { ReactNode } from "react";
import { buttonLook } from "./button-look";
import type { ButtonKind } from "./button-look";

type Props = { href: string; kind?: ButtonKind; children: ReactNode; /** Names the place when the words alone do not ("Xem"). */ label?: string };

/** A link that looks like a button. Never prefetched: a read nobody made must not be logged. */
export function LinkButton({ href, kind = "secondary", children, label }: Props) {
  return (
    <Link href={href} prefetch={false} className={buttonLook(kind)} aria-label={label}>
      {children}
    </Link>
  );
}

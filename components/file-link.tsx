import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { buttonLook } from "./button-look";
import type { ButtonKind } from "./button-look";

type Props = { href: string; kind?: ButtonKind; /** Opens in a new tab instead of being saved. */ view?: boolean; children: ReactNode };

/** A link to a file: an ordinary one, so that the file is asked for once and its reading logged once. */
export function FileLink({ href, kind = "secondary", view = false, children }: Props) {
  return (
    <a href={href} className={buttonLook(kind)} {...(view ? { target: "_blank", rel: "noopener" } : { download: "" })}>
      {!view && <Download aria-hidden className="size-4" />}
      {children}
    </a>
  );
}

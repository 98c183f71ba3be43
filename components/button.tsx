import type { ButtonHTMLAttributes, ReactNode } from "react";
import { BlockedButton } from "./blocked-button";
import { buttonLook } from "./button-look";
import type { ButtonKind } from "./button-look";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  kind?: ButtonKind;
  /** Why it cannot be pressed now, and who can mend it. Given: the button is off and says this. */
  blocked?: string | undefined;
  /** Its work is under way. */
  busy?: boolean;
  children: ReactNode;
};

/** A button. One that is off always says why. */
export function Button({ kind = "secondary", blocked, busy = false, children, type = "button", className = "", ...rest }: Props) {
  if (blocked) return <BlockedButton reason={blocked}>{children}</BlockedButton>;
  return (
    <button type={type} className={`${buttonLook(kind)} ${className}`} aria-busy={busy} aria-disabled={busy} {...rest}>
      {busy && <span aria-hidden className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />}
      {children}
    </button>
  );
}

"use client";
import { Lock } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { buttonLook } from "./button-look";

/** A button that is off: it can be reached by keyboard, and pressing it tells the reason instead of doing nothing. */
export function BlockedButton({ reason, children }: { reason: string; children: ReactNode }) {
  const id = useId();
  return (
    <>
      <button type="button" aria-disabled aria-describedby={id} title={reason} className={buttonLook("secondary", true)} onClick={() => toast(reason)}>
        <Lock aria-hidden className="size-4" />
        {children}
      </button>
      <span id={id} className="sr-only">
        {reason}
      </span>
    </>
  );
}

"use client";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; title: string; description?: string; trigger?: ReactNode; /** Holds a table. */ wide?: boolean; children: ReactNode };

/** A question that must be answered before going on. Escape and the cross close it; the focus returns where it was. */
export function Dialog({ open, onOpenChange, title, description, trigger, wide = false, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/50" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={`fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[88dvh] ${wide ? "max-w-4xl" : "max-w-lg"} overflow-y-auto rounded-xl bg-paper p-5 shadow-xl sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2`}
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Radix.Title className="text-xl font-bold">{title}</Radix.Title>
            <Radix.Close aria-label="Đóng" className="rounded-md p-1.5 text-ink-soft hover:bg-ground">
              <X aria-hidden className="size-5" />
            </Radix.Close>
          </div>
          {description && <Radix.Description className="mb-4 text-ink-soft">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

"use client";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";
import { Rail } from "./rail";
import type { RailItem } from "./rail";
import { SearchBox } from "./search-box";

/** The tasks on a small screen: a button in the bar opens them as a drawer; choosing one closes it. */
export function DrawerMenu({ items, search }: { items: readonly RailItem[]; search: boolean }) {
  const [open, setOpen] = useState(false);
  const path = usePathname();
  useEffect(() => setOpen(false), [path]);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label="Mở danh mục việc" className="-ml-1 rounded-lg p-2 hover:bg-ground lg:hidden">
        <Menu aria-hidden className="size-6" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ink/50" />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] overflow-y-auto bg-paper shadow-xl">
          <Dialog.Title className="border-b border-line px-5 py-3.5 font-bold">Học bạ số</Dialog.Title>
          {search && <SearchBox wide />}
          <nav aria-label="Các phần việc">
            <Rail items={items} />
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

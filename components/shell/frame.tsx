import type { ReactNode } from "react";
import type { NextWork } from "@/lib/domain/people/work-item";
import { DrawerMenu } from "./drawer-menu";
import { NextWorkLine } from "./next-work";
import { Rail } from "./rail";
import type { RailItem } from "./rail";
import { SearchBox } from "./search-box";
import { UserMenu } from "./user-menu";
import { YearSwitch } from "./year-switch";
import type { YearSwitchProps } from "./year-switch";

type Props = { school: string; name: string; items: readonly RailItem[]; years: YearSwitchProps | null; search: boolean; queue?: readonly NextWork[]; children: ReactNode };

/** The frame of every page with a session: the bar above, the tasks at the left, the work in the middle. */
export function Frame({ school, name, items, years, search, queue = [], children }: Props) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[218px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <header className="no-print sticky top-0 z-30 flex min-h-13 items-center gap-2.5 sm:gap-4 border-b border-line bg-paper px-3 py-1.5 sm:px-5 lg:col-span-2">
        <DrawerMenu items={items} search={search} />
        <p className="mr-auto min-w-0 truncate">
          <span className="font-bold">Học bạ số</span>
          <span className="ml-4 hidden text-ink-soft md:inline">{school}</span>
        </p>
        {years && <YearSwitch {...years} />}
        {search && <SearchBox />}
        <UserMenu name={name} />
      </header>
      <nav aria-label="Các phần việc" className="no-print hidden border-r border-line bg-paper lg:block">
        <div className="sticky top-13">
          <Rail items={items} />
        </div>
      </nav>
      <main id="noi-dung" className="min-w-0 px-3 py-5 sm:px-7">
        {children}
        <NextWorkLine queue={queue} home="/viec-cua-toi" />
      </main>
    </div>
  );
}

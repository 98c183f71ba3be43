import { Search } from "lucide-react";
import { Button } from "./button";

type Props = { action: string; label: string; value: string; fixed?: Record<string, string> };

/** A search whose words stand in the address, so that it can be gone back to. */
export function SearchForm({ action, label, value, fixed = {} }: Props) {
  return (
    <form action={action} role="search" aria-label={label} className="no-print mb-4 flex flex-wrap items-end gap-2">
      {Object.entries(fixed).map(([name, kept]) => (
        <input key={name} type="hidden" name={name} value={kept} />
      ))}
      <label className="grow sm:max-w-md">
        <span className="mb-1 block text-[0.92rem] text-ink-soft">{label}</span>
        <input name="q" type="search" defaultValue={value} className="min-h-10 w-full rounded-lg border border-line-strong bg-paper px-3 py-1" />
      </label>
      <Button type="submit">
        <Search aria-hidden className="size-4" />
        Tìm
      </Button>
    </form>
  );
}

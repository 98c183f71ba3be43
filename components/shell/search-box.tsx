import { Search } from "lucide-react";

/** Finds a pupil from anywhere: by name with or without diacritics, identity number or code. */
export function SearchBox({ wide = false }: { wide?: boolean }) {
  return (
    <form action="/tra-cuu" role="search" aria-label="Tìm học sinh" className={wide ? "p-3" : "hidden sm:block"}>
      <label className="relative block">
        <span className="sr-only">Tìm học sinh</span>
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-soft" />
        <input name="q" type="search" placeholder="Tìm học sinh…" className={`min-h-10 rounded-lg border border-line-strong bg-paper py-1 pr-3 pl-8 placeholder:text-ink-soft ${wide ? "w-full" : "w-44"}`} />
      </label>
    </form>
  );
}

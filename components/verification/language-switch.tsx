import Link from "next/link";
import type { Language } from "./page-words";

/** Vietnamese or English: this page is also read abroad. */
export function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  const look = (own: Language) => (own === language ? "font-bold" : "text-action underline underline-offset-4");
  return (
    <nav aria-label="Ngôn ngữ / Language" className="flex shrink-0 gap-2 pt-1">
      <Link href={path} prefetch={false} lang="vi" hrefLang="vi" aria-current={language === "vi" ? "true" : undefined} className={look("vi")}>
        VI
      </Link>
      <span aria-hidden>|</span>
      <Link href={`${path}?lang=en`} prefetch={false} lang="en" hrefLang="en" aria-current={language === "en" ? "true" : undefined} className={look("en")}>
        EN
      </Link>
    </nav>
  );
}

import { PublicFrame } from "@/components/shell/public-frame";
import { CodeStanding } from "@/components/verification/code-standing";
import { LanguageSwitch } from "@/components/verification/language-switch";
import { PAGE_WORDS, type Language } from "@/components/verification/page-words";
import { VerifyPanel } from "@/components/verification/verify-panel";
import { database } from "@/lib/server/database";
import { askDatabase } from "@/lib/server/door/ask-database";
import { findChosenYear } from "@/lib/server/school/school-year";
import { findStanding } from "@/lib/server/verification/find-standing";

/** The verification page in one of its two languages, with or without a code from a QR. */
export async function VerifyPage({ code, language }: { code: string; language: Language }) {
  const words = PAGE_WORDS[language];
  const [year, standing] = await Promise.all([findChosenYear(), code ? askDatabase(() => findStanding(database(), code)) : null]);
  return (
    <PublicFrame school={year?.schoolName ?? ""}>
      <div lang={language} className="space-y-5">
        <div className="flex items-start justify-between gap-4">
          <h1 className="text-2xl font-bold">{words.title}</h1>
          <LanguageSwitch language={language} path={code ? `/xac-thuc/${code}` : "/xac-thuc"} />
        </div>
        {code && <CodeStanding standing={standing} language={language} />}
        <VerifyPanel code={code} language={language} />
      </div>
    </PublicFrame>
  );
}

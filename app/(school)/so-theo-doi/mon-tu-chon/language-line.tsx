"use client";
import { ActionForm } from "@/components/action-form";
import { FOREIGN_LANGUAGES } from "@/lib/domain/assessment/foreign-languages";
import type { ClassChoices } from "@/lib/server/subjects/list-choices";
import { chooseLanguageAction } from "./actions";

/** The language a class learns as Ngoại ngữ 1, as forms and học bạ name it. */
export function LanguageLine({ of: { id: classId, name, language } }: { of: ClassChoices }) {
  return (
    <li className="space-y-2 py-2">
      <p className="font-semibold">Ngoại ngữ 1: {FOREIGN_LANGUAGES[language]}</p>
      <ActionForm key={language} action={chooseLanguageAction} fixed={{ classId, from: language }} submit="Đổi ngoại ngữ" kind="secondary" done={`Đã ghi ngoại ngữ của lớp ${name}.`} inline>
        <select name="language" aria-label={`Ngoại ngữ 1 của lớp ${name}`} defaultValue={language} className="min-h-11 min-w-0 rounded-lg border border-line-strong bg-paper px-3 text-base">
          {Object.entries(FOREIGN_LANGUAGES).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      </ActionForm>
    </li>
  );
}

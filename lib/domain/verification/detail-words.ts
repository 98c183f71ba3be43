import { showDay, vietnamDay } from "../vietnam-time";
import type { Detail } from "./checks";
import { DETAIL_WORDS } from "./finding-words";
import type { Words } from "./finding-words";

const SLOT_WORDS: Readonly<Record<string, Words>> = {
  gvcn: { vi: "giáo viên chủ nhiệm", en: "homeroom teacher" },
  cbql: { vi: "cán bộ quản lý", en: "head" },
  phathanh: { vi: "nhà trường", en: "school" },
};

/** Why a check did not pass, as one sentence: slots by who fills them, moments as days in Vietnam. */
export function detailWords({ code, about = "" }: Detail): Words {
  const { vi, en } = aboutWords(about);
  return { vi: capital(DETAIL_WORDS[code].vi.replace("{}", () => vi)), en: capital(DETAIL_WORDS[code].en.replace("{}", () => en)) };
}

function aboutWords(about: string): Words {
  const teacher = /^gvbm-(\d+)$/.exec(about)?.[1];
  if (teacher !== undefined) return { vi: `giáo viên bộ môn ${teacher}`, en: `subject teacher ${teacher}` };
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(about) ? new Date(about) : null;
  const told = moment === null || Number.isNaN(moment.getTime()) ? about : showDay(vietnamDay(moment));
  return SLOT_WORDS[about] ?? { vi: told, en: told };
}

const capital = (sentence: string) => sentence.charAt(0).toLocaleUpperCase("vi") + sentence.slice(1);

import type { BadgeTone } from "@/components/badge";
import type { AccountStatus } from "@/lib/server/people/accounts/list-accounts";

/** How a state of an account is said and shown. */
export const STATUS_LOOKS = {
  PREPARED: { words: "Chờ hiệu trưởng duyệt", tone: "waiting", slug: "cho-duyet" },
  ACTIVE: { words: "Đang dùng", tone: "sealed", slug: "dang-dung" },
  LOCKED: { words: "Đã khóa", tone: "danger", slug: "da-khoa" },
} as const satisfies Record<AccountStatus, { words: string; tone: BadgeTone; slug: string }>;

export const PERSON_WORDS = { staff: "Cán bộ, giáo viên", guardian: "Cha mẹ học sinh" } as const;

/** The state that an address names; null for all. */
export const statusOfSlug = (slug: string | undefined): AccountStatus | null =>
  (Object.keys(STATUS_LOOKS) as AccountStatus[]).find((status) => STATUS_LOOKS[status].slug === slug) ?? null;

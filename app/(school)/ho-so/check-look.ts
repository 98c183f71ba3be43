import type { BadgeTone } from "@/components/badge";
import type { ListCheckStatus } from "@/lib/domain/people/list-check";
import type { FindingKind } from "@/lib/domain/people/profile-check";

/** How the states of a list's check look. */
export const CHECK_TONES = { NOT_CHECKED: "calm", RETURNED: "danger", SENT_AGAIN: "waiting", ACCEPTED: "sealed" } as const satisfies Record<ListCheckStatus, BadgeTone>;

/** How the kinds of findings look. */
export const FINDING_TONES = { MISSING: "waiting", WRONG: "danger", DOUBTFUL: "info" } as const satisfies Record<FindingKind, BadgeTone>;

import type { BadgeTone } from "@/components/badge";
import type { MoveState } from "@/lib/domain/records/pupil-move";

/** How the states of a move look. */
export const MOVE_TONES = { PROPOSED: "waiting", DONE: "sealed", REFUSED: "danger", WITHDRAWN: "plain", TAKEN_BACK: "plain" } as const satisfies Record<MoveState, BadgeTone>;

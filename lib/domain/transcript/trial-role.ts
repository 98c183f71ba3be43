import type { DutyKind } from "../people/actor";
import type { SlotRole } from "./document-kinds";

/** As what somebody signs in a ký thử: the highest place a signature of theirs can have. */
export function trialRole(holder: "PERSON" | "SCHOOL", duties: readonly DutyKind[]): SlotRole {
  if (holder === "SCHOOL") return "KY_PHAT_HANH";
  if (duties.includes("HEAD") || duties.includes("DEPUTY_HEAD")) return "CBQL";
  return duties.includes("HOMEROOM_TEACHER") ? "GVCN" : "GVBM";
}

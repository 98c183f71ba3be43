import Link from "next/link";
import type { Actor } from "@/lib/domain/people/actor";
import { decide } from "@/lib/domain/people/permissions";
import { MENDER_WORDS } from "@/lib/domain/transcript/readiness";
import type { Mender, MendingPlace } from "@/lib/domain/transcript/readiness";

/** The address where something is mended; null where this person has nothing to look at. */
export type PlaceOf = (place: MendingPlace, pupilId?: string) => string | null;

/** The places of one class, as far as this person may see them. */
export function mendingPlaces(actor: Actor, classId: string): PlaceOf {
  const profiles = decide(actor, "pupil.read", { classId }).ok;
  const sheets = decide(actor, "sheet.read", { classId }).ok;
  return (place, pupilId) => {
    if (place === "PROFILE") return profiles ? `/ho-so/${classId}${pupilId ? `/${pupilId}` : ""}` : null;
    if (place === "SHEET") return sheets ? `/so-theo-doi/${classId}/CN/ra-soat` : null;
    if (place === "RESULTS") return sheets ? `/so-theo-doi/${classId}/CN/ket-qua` : null;
    if (place === "CERTIFICATES") return "/ky-so/chung-thu";
    return place === "UNITS" ? `/hoc-ba/${classId}` : null;
  };
}

/** Who can mend it, as a link to the very place. */
export const MendedBy = ({ by, href }: { by: Mender; href: string | null }) =>
  href ? (
    <Link href={href} prefetch={false} className="text-[0.92rem] text-action underline-offset-4 hover:underline">
      {MENDER_WORDS[by]} xử lý
    </Link>
  ) : (
    <span className="text-[0.92rem] text-ink-soft">{MENDER_WORDS[by]} xử lý</span>
  );

"use client";
import { useRouter } from "next/navigation";
import type { BankPlace } from "@/lib/domain/records/comment-bank";

/** The subjects and remarks the bank has sentences for. */
export function PlaceMenu({ place, places }: { place: BankPlace; places: readonly (readonly [BankPlace, string])[] }) {
  const router = useRouter();
  return (
    <select
      aria-label="Phần của ngân hàng"
      value={place}
      onChange={(event) => router.push(`/ngan-hang-nhan-xet?phan=${event.target.value}`)}
      className="min-h-11 max-w-full rounded-lg border border-line-strong bg-paper px-2.5 font-medium"
    >
      {places.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}

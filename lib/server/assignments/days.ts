import "server-only";
import { z } from "zod";
import { parseDay, type Day } from "@/lib/domain/vietnam-time";

/** A day typed by a person, or none. */
export const OptionalDay = z.string().transform((text, told): Day | null => {
  if (text.trim() === "") return null;
  const day = parseDay(text);
  if (day === null) told.addIssue({ code: "custom", message: "Mời ghi ngày theo dạng 02/02/2026." });
  return day;
});
export const NeededDay = OptionalDay.transform((day, told): Day => {
  if (day === null) told.addIssue({ code: "custom", message: "Mời ghi ngày." });
  return day ?? "";
});

import { findSubject } from "@/lib/domain/assessment/subjects";
import type { EntryPart } from "@/lib/domain/records/entry-window";

/** Which part of a class, in words. */
export const partWords = (part: EntryPart | null): string =>
  part === null ? "mọi phần" : part === "HOMEROOM" ? "phần của giáo viên chủ nhiệm" : (findSubject(part)?.name ?? part);

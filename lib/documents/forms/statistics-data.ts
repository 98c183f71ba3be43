import type { Period } from "@/lib/domain/assessment/periods";
import type { StatisticsTable } from "@/lib/domain/assessment/statistics-table";

/** A report of numbers: of a class, a grade or the school, in a period. */
export type StatisticsData = {
  schoolName: string;
  ward: string;
  place: string;
  yearLabel: string;
  period: Period;
  scope: string; // "Toàn trường", "Khối 4", "Lớp 4A"
  pupils: number;
  open: readonly string[]; // classes whose sheet leadership has not approved yet: their numbers may still change
  trial: boolean;
  printedAt: string;
  head: { title: string; name: string } | null; // who signs; null where only part of a class is counted
  tables: readonly StatisticsTable[];
};

export const PART_STATUSES = ["DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED"] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

export const SHEET_STATUSES = ["OPEN", "CERTIFIED", "APPROVED"] as const;
export type SheetStatus = (typeof SHEET_STATUSES)[number];

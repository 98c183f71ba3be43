import "server-only";
import { SCHOOL_TIME_ZONE } from "@/lib/domain/school-time";

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: SCHOOL_TIME_ZONE, hour: "2-digit", minute: "2-digit", hour12: false });

/** The clock on the school's wall. Shape: "14:05". */
export const schoolClock = (instant: Date): string => CLOCK.format(instant);

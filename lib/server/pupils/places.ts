import "server-only";
import type { EnrolmentEnd } from "../db/client/enums";
import type { Prisma } from "../db/client/client";

/** Places in a class that count, of pupils who are there and of those who left. A place written by mistake never was one. */
export const NOT_MISTAKEN = { OR: [{ end: null }, { end: { in: ["MOVED_CLASS", "TRANSFERRED", "LEFT"] } }] } satisfies Prisma.EnrolmentWhereInput;

/** How a pupil left a class, of a place that counts. */
export const leftAs = (end: EnrolmentEnd | null): Exclude<EnrolmentEnd, "MISTAKEN"> | null => (end === "MISTAKEN" ? null : end);

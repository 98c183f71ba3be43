import type { Actor } from "./actor";

/** A person's own first page: staff see what waits for them, a guardian sees the children. */
export const homeOf = (actor: Actor): string => (actor.guardianId ? "/gia-dinh" : "/viec-cua-toi");

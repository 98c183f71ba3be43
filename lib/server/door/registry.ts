import "server-only";

/** A mutation that this portal offers: what the rights test walks through. */
export type Doorway = { name: string; face: "action" | "route" };

const doorways = new Map<string, Doorway>();

/** Notes a mutation when its module is loaded. Loading twice (hot reload) is harmless. */
export const register = (doorway: Doorway): void => void doorways.set(doorway.name, doorway);

/** Every mutation whose module has been loaded. */
export const listDoorways = (): Doorway[] => [...doorways.values()].sort((a, b) => a.name.localeCompare(b.name));

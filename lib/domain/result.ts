/** The outcome of a pure decision: a value, or the reason it was refused (a code that has a sentence). */
export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export const yes = <T>(value: T) => ({ ok: true, value }) as const;
export const no = <Reason extends string>(reason: Reason) => ({ ok: false, reason }) as const;

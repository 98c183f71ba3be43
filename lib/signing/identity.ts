/** Whose certificate it is: a person by the number of the citizen card, an organisation by its tax code. */
export type Identity = { kind: "CCCD" | "MST"; number: string };

const SHAPES: Readonly<Record<Identity["kind"], RegExp>> = {
  CCCD: /^CCCD:(\d{12})$/,
  MST: /^MST:(\d{10}(?:-?\d{3})?)$/,
};

/**
 * The identity that the user ID attributes of a certificate state.
 *
 * Returns null when none does, or when they state different ones: a certificate that speaks for two is nobody's.
 * Source: regulations reference §7 (UID "CCCD:…" of persons, "MST:…" of organisations).
 */
export function identityOf(uids: readonly string[]): Identity | null {
  const found = uids.flatMap((uid) =>
    (["CCCD", "MST"] as const).flatMap((kind) => {
      const number = SHAPES[kind].exec(uid)?.[1];
      return number === undefined ? [] : [{ kind, number }];
    }),
  );
  const [first, ...others] = found;
  return first && others.length === 0 ? first : null;
}

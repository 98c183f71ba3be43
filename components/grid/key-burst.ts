/**
 * Windows input methods (UniKey, EVKey) rewrite what was typed: they send Backspace and then characters. After "d" in
 * one cell and "d" in the next they take the two for "đ", and the Backspace would empty a cell that nobody meant to
 * empty, and a burst of two letters would fill two cells. A person cannot press keys this fast, so:
 * a Backspace waits a moment, and a burst that begins with one counts as a single key.
 */
const BURST_MS = 35;

export type Burst = {
  /** Returns true when the Backspace is held back: `really` runs later, unless a letter follows at once. */
  backspace: (really: () => void) => void;
  /** Returns false for the further letters of a burst, which are no keys of their own. */
  letter: () => boolean;
};

export function createBurst(now: () => number = () => performance.now()): Burst {
  let held: ReturnType<typeof setTimeout> | null = null;
  let burstUntil = 0;
  return {
    backspace(really) {
      if (held) clearTimeout(held);
      held = setTimeout(() => {
        held = null;
        really();
      }, BURST_MS);
    },
    letter() {
      if (held) {
        clearTimeout(held);
        held = null;
        burstUntil = now() + BURST_MS;
        return true;
      }
      return now() >= burstUntil;
    },
  };
}

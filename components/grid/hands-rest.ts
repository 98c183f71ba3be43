/** No key for so long: the hands rest, and what need not hang on every key is done (decision 130). */
export const REST_MS = 400;

/** Does its work at once after a rest; while stirred again and again, when that ends. */
export function createRest(work: () => void): { stir: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stirredAt = -Infinity;
  return {
    stir() {
      const at = performance.now();
      const hasRested = at - stirredAt >= REST_MS;
      stirredAt = at;
      clearTimeout(timer);
      if (hasRested) work();
      else timer = setTimeout(work, REST_MS);
    },
  };
}

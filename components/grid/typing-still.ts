/**
 * Names stick beside what is pushed sideways. While a table stands at its left edge and is typed into, they lie there of
 * themselves: `data-still` then lets go of them. Whatever may push the table gives them back first.
 */
export function watchStillness(host: HTMLElement, signal: AbortSignal): { typing: () => void } {
  let pushed = host.scrollLeft !== 0;
  const wake = () => void (host.dataset["still"] !== undefined && delete host.dataset["still"]);
  host.addEventListener(
    "scroll",
    () => {
      pushed = host.scrollLeft !== 0;
      if (pushed) wake();
    },
    { signal, passive: true },
  );
  // A table that moves under a resting pointer moves no pointer.
  host.addEventListener("pointermove", ({ movementX, movementY }) => (movementX !== 0 || movementY !== 0) && wake(), { signal, passive: true });
  for (const hand of ["wheel", "pointerdown", "touchstart"] as const) host.addEventListener(hand, wake, { signal, passive: true });
  return {
    typing() {
      if (!pushed && host.dataset["still"] === undefined) host.dataset["still"] = "";
    },
  };
}

/**
 * Lets a tap through and swallows the next ones within `quietMs`: a nervous thumb must not open two pages.
 * Submitting twice is prevented elsewhere too (`useSubmit`, idempotency keys); this is for the rest.
 */
export function withoutDoubleTaps(quietMs = 400, now: () => number = Date.now) {
  let last = Number.NEGATIVE_INFINITY;
  return (action: () => void): void => {
    const time = now();
    // A clock set back must not lock the button.
    if (time >= last && time - last < quietMs) return;
    last = time;
    action();
  };
}

/**
 * Passes a tap on and ignores further taps within `quietMs`, so that a double tap does not open two pages.
 * Double submission is also prevented by `useSubmit` and idempotency keys; this covers all other taps.
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

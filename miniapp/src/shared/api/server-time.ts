let ahead = 0;

/** Updates the clock offset from any answer with a `now` field. */
export function learnTime(answer: unknown, received: number = Date.now()): void {
  if (typeof answer !== 'object' || answer === null) return;
  const now: unknown = Reflect.get(answer, 'now');
  const at = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  if (!Number.isNaN(at)) ahead = at - received;
}

/** The current server time by the last known offset: a phone's clock may be wrong, and a demo's clock is shifted. */
export const serverTime = (here: number = Date.now()): Date => new Date(here + ahead);

let ahead = 0;

/** Learns from any answer that says what time it is at the server. */
export function learnTime(answer: unknown, received: number = Date.now()): void {
  if (typeof answer !== 'object' || answer === null) return;
  const now: unknown = Reflect.get(answer, 'now');
  const at = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  if (!Number.isNaN(at)) ahead = at - received;
}

/** The time by the server's clock, as last heard of: a phone's own may be wrong, and a demo's is moved. */
export const serverTime = (here: number = Date.now()): Date => new Date(here + ahead);

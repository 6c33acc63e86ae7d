import { z } from 'zod';
import { instant } from '../shared/schemas';

const clock = z.object({ now: instant, offsetSeconds: z.int() });
export const readClock = { response: clock };
/** Moves the clock forward only, and then runs everything due by then. */
export const moveClock = { body: z.strictObject({ to: instant }), response: clock };

/** The next due items of a chat contact: the time and the item, soonest first. */
export const upcoming = {
  query: z.strictObject({ contactId: z.string().min(1).max(128) }),
  response: z.object({ items: z.array(z.object({ at: instant, label: z.string() })) }),
};

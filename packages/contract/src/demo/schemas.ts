import { z } from 'zod';
import { instant } from '../shared/schemas';

const clock = z.object({ now: instant, offsetSeconds: z.int() });
export const readClock = { response: clock };
/** Forward only; afterwards everything due by then is run. */
export const moveClock = { body: z.strictObject({ to: instant }), response: clock };

/** What lies ahead of a chat contact: an hour at which something of theirs is due, and what; soonest first. */
export const upcoming = {
  query: z.strictObject({ contactId: z.string().min(1).max(128) }),
  response: z.object({ items: z.array(z.object({ at: instant, label: z.string() })) }),
};

import { z } from 'zod';
import { instant } from '../shared/schemas';

const clock = z.object({ now: instant, offsetSeconds: z.int() });
export const readClock = { response: clock };
/** Forward only; afterwards everything due by then is run. */
export const moveClock = { body: z.strictObject({ to: instant }), response: clock };

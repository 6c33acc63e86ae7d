import { z } from 'zod';
import { announcement } from '../announcements/schemas';
import { applicationSummary } from '../applications/schemas';
import { programmeSummary } from '../programmes/schemas';
import { id, instant, nextStep, plainDate } from '../shared/schemas';

const step = nextStep.extend({ applicationId: id, number: z.string(), programmeName: z.string() });
export const home = {
  response: z.object({
    now: instant,
    today: plainDate,
    name: z.string(),
    /** An unanswered safety roll call; shown above everything else. */
    rollCall: z.object({ applicationId: id, question: z.string() }).nullable(),
    /** The next step; null when there is none. */
    next: step.nullable(),
    /** Other items with a date, soonest first. */
    deadlines: z.array(step),
    /** The mobility that is furthest along. */
    current: applicationSummary.nullable(),
    openProgrammes: z.array(programmeSummary),
    /** Pinned and newest announcements. */
    announcements: z.array(announcement),
    unreadMessages: z.int(),
  }),
};

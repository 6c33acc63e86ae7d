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
    /** A safety roll call that waits for an answer: before everything else. */
    rollCall: z.object({ applicationId: id, question: z.string() }).nullable(),
    /** The one thing to do now; null when nothing waits. */
    next: step.nullable(),
    /** What else has a date, soonest first. */
    deadlines: z.array(step),
    /** The mobility that is furthest along. */
    current: applicationSummary.nullable(),
    openProgrammes: z.array(programmeSummary),
    /** Pinned and newest ones. */
    announcements: z.array(announcement),
    unreadMessages: z.int(),
  }),
};

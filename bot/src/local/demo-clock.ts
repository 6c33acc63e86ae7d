import { type Call, demoRoutes, type ResponseOf } from '@yuanhang/contract';

type Upcoming = ResponseOf<NonNullable<(typeof demoRoutes.upcoming)['schemas']>>['items'];

/** The clock of a demo, as the chat page moves it. */
export interface DemoClock {
  /** What lies ahead of a contact. */
  upcoming(contactId: string): Promise<Upcoming>;
  /** Forward only; resolves once everything due by then is done and we know what time it is. */
  moveTo(instant: string): Promise<void>;
}

export const createDemoClock = (call: Call, learnTime: () => Promise<void>): DemoClock => ({
  upcoming: async (contactId) => (await call(demoRoutes.upcoming, { query: { contactId } })).items,
  async moveTo(to) {
    await call(demoRoutes.moveClock, { body: { to } });
    await learnTime();
  },
});

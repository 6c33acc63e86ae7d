import { type Call, demoRoutes, type ResponseOf } from '@yuanhang/contract';

type UpcomingEvents = ResponseOf<NonNullable<(typeof demoRoutes.upcoming)['schemas']>>['items'];

/** Lets the chat page move the business clock of a demo. */
export interface DemoClock {
  /** The next events of the person bound to the contact, to which the clock can be moved. */
  upcoming(contactId: string): Promise<UpcomingEvents>;
  /**
   * Moves the clock forward to `instant` (ISO 8601) and resolves when everything due by then is done and the bot's own
   * business time is updated.
   * @throws ApiError when the server refuses
   */
  moveTo(instant: string): Promise<void>;
}

export const createDemoClock = (call: Call, refreshTime: () => Promise<void>): DemoClock => ({
  upcoming: async (contactId) => (await call(demoRoutes.upcoming, { query: { contactId } })).items,
  async moveTo(instant) {
    await call(demoRoutes.moveClock, { body: { to: instant } });
    await refreshTime();
  },
});

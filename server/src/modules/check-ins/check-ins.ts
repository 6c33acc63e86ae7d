import { z } from 'zod';
import { decodeCursor, pageOf } from '../../platform/database';
import { completeArrival } from './arrival-details';
import { chase } from './chase';
import type { CheckInsContext, CheckInsDeps } from './context';
import { emergencyContacts } from './emergency-contacts';
import { checkInFiles } from './files';
import { acknowledgeHelp, closeHelp } from './help-requests';
import { ownApplication } from './own-application';
import { emergencyIn, presentEntries } from './presenter';
import { checkInQueries } from './queries';
import { record } from './record';
import { rollCalls } from './roll-calls';
import { stateOf } from './state';
import { undo } from './undo';

/** Arrivals, periodic check-ins, help requests: recorded once each, however they come. */
export function createCheckIns(deps: CheckInsDeps) {
  const queries = checkInQueries(deps.database);
  const context: CheckInsContext = { ...deps, queries };
  deps.attachments.registerOwner('check_in', checkInFiles(context));
  const asked = rollCalls(context);
  return {
    record: record(context),
    chase: chase(context),
    undo: undo(context),
    stateOf: stateOf(context),
    acknowledgeHelp: acknowledgeHelp(context),
    closeHelp: closeHelp(context),
    completeArrival: completeArrival(context),
    rollCalls: asked,
    emergencyContacts: emergencyContacts(context),
    /** The application that a word in chat is about; null when there is none. */
    concerning: queries.concerning,
    openHelp: queries.openHelp,
    emergencyIn: (country: string | null) => emergencyIn(queries, country),

    /** Of a student's own application, newest first; `not_found` for another's. */
    async history(studentId: string, applicationId: string, cursor: string | undefined, limit = 20) {
      await ownApplication(context, studentId, applicationId);
      const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
      const rows = await queries.page(applicationId, before, limit + 1);
      const page = pageOf(
        rows,
        limit,
        (row) => [row.seq],
        (row) => row,
      );
      const photos = await deps.attachments.listFor(
        'check_in',
        page.items.map(({ id }) => id),
      );
      return { ...page, items: presentEntries(page.items, photos) };
    },
  };
}
export type CheckIns = ReturnType<typeof createCheckIns>;

import { bindContext } from '../../platform/bind-context';
import { acknowledge, closeHelp } from './commands/help-requests';
import { chase, checkInOnBehalf } from './commands/on-behalf';
import { closeRollCall, openRollCall, remindRollCall } from './commands/roll-calls';
import type { MobilityDeskContext } from './context';
import { followChanges } from './live';
import { checkInsOf } from './reads/check-ins';
import { helpByCase, helpRequests } from './reads/help-requests';
import { liveState } from './reads/live-state';
import { rollCall, rollCallAnswers, rollCalls } from './reads/roll-calls';
import { studentsAbroad } from './reads/students-abroad';
import { summary } from './reads/summary';

/** The desk of the staff responsible for students abroad; it owns no table. */
export function createMobilityDesk(context: MobilityDeskContext) {
  return {
    ...bindContext(context, {
      studentsAbroad,
      summary,
      checkInsOf,
      checkInOnBehalf,
      chase,
      helpRequests,
      helpByCase,
      acknowledge,
      closeHelp,
      rollCalls,
      rollCall,
      rollCallAnswers,
      openRollCall,
      remindRollCall,
      closeRollCall,
      liveState,
    }),
    follow: followChanges(context),
  };
}
export type MobilityDesk = ReturnType<typeof createMobilityDesk>;

import { bindContext } from '../../platform/bind-context';
import { chase } from './commands/chase';
import { completeArrival } from './commands/complete-arrival';
import { addEmergencyContact, changeEmergencyContact, removeEmergencyContact } from './commands/emergency-contacts';
import { acknowledgeHelp, closeHelp } from './commands/help-requests';
import { record } from './commands/record';
import { closeRollCall, openRollCall, remindRollCall } from './commands/roll-calls';
import { undo } from './commands/undo';
import type { CheckInsContext } from './context';
import { concerning } from './reads/concerning';
import { emergencyContacts, emergencyIn } from './reads/emergency-contacts';
import { checkInFiles } from './reads/files';
import { history } from './reads/history';
import { openHelp } from './reads/open-help';
import { overdueCondition } from './reads/overdue';
import { openRollCallsFor } from './reads/roll-calls';
import { stateOf } from './reads/state';

/** Arrivals, regular check-ins and help requests, recorded once each from any channel. */
export function createCheckIns(context: CheckInsContext) {
  return {
    ...bindContext(context, {
      // For the student, and for staff who act on the student's behalf.
      record,
      undo,
      completeArrival,
      stateOf,
      history,
      concerning,
      openHelp,
      emergencyIn,
      openRollCallsFor,
      // For the staff responsible for students abroad.
      overdueCondition,
      chase,
      acknowledgeHelp,
      closeHelp,
      openRollCall,
      remindRollCall,
      closeRollCall,
      emergencyContacts,
      addEmergencyContact,
      changeEmergencyContact,
      removeEmergencyContact,
    }),
    /** For the attachments module. */
    files: checkInFiles(context),
  };
}
export type CheckIns = ReturnType<typeof createCheckIns>;

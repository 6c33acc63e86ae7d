import type { Refusal } from '../lifecycle/decision';
import { minuteMilliseconds } from '../time';
import type { Wellbeing } from '../vocabulary';

/** Minutes in which the last check-in may be undone. */
export const undoMinutes = 10;

/** Whether a check-in may be undone: within 10 minutes of being received, and never one that asked for help. */
export function decideUndo(
  checkIn: { readonly receivedAt: Date; readonly wellbeing: Wellbeing },
  now: Date,
): { readonly allowed: true } | Refusal {
  if (checkIn.wellbeing === 'needs_help') {
    return refuse('alert_stands', '求助不能撤销，老师要确认你没事。已经没事的话，请直接告诉与你联系的老师');
  }
  if (now.getTime() - checkIn.receivedAt.getTime() > undoMinutes * minuteMilliseconds) {
    return refuse('undo_expired', `打卡超过 ${undoMinutes} 分钟，不能撤销`);
  }
  return { allowed: true };
}

const refuse = (code: string, message: string): Refusal => ({ allowed: false, reason: { code, message } });

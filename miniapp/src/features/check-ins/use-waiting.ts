import { useCallback, useEffect, useRef, useState } from 'react';
import { showError } from '../../shared/ui';
import { sendWaiting } from './send-waiting';
import { waiting } from './stored-state';
import type { Waiting } from './waiting';

/**
 * What waits on the phone to be sent by the app; of one application if given. `onSent` is called when it becomes less.
 */
export function useWaiting(applicationId: string | null, onSent: () => void) {
  const read = useCallback(() => (applicationId === null ? waiting.all() : waiting.of(applicationId)), [applicationId]);
  const [unsent, setUnsent] = useState<readonly Waiting[]>(read);
  const [sendingNow, setSendingNow] = useState(false);
  const latest = useRef({ count: unsent.length, onSent });
  latest.current.onSent = onSent;
  const look = useCallback(() => {
    const now = read();
    const isLess = now.length < latest.current.count;
    latest.current.count = now.length;
    setUnsent(now);
    if (isLess) latest.current.onSent();
  }, [read]);
  useEffect(() => {
    look();
    return waiting.subscribe(look);
  }, [look]);
  /** Called on a tap: also reports that a check-in is still unsent. */
  const sendNow = useCallback(async () => {
    setSendingNow(true);
    await sendWaiting().finally(() => setSendingNow(false));
    if (read().length > 0) showError('还是没有发出，会自动再试；有急事请直接拨打电话');
  }, [read]);
  return { unsent, count: unsent.length, look, sendNow, sendingNow };
}

import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { useOnline } from '../../shared/api';
import { showDone, showError } from '../../shared/ui';
import { waiting } from './stored-state';

/** Retry interval: a server that was down does not announce its return, and a student should not have to tap for help twice. */
const againMs = 20_000;

/** Sends unsent check-ins when the page is shown, when the network is back and every 20 s; shows the outcome. */
export function useWaiting(applicationId: string, onSent: () => void) {
  const [count, setCount] = useState(() => waiting.of(applicationId).length);
  const [sendingNow, setSendingNow] = useState(false);
  const look = useCallback(() => setCount(waiting.of(applicationId).length), [applicationId]);
  const send = useCallback(async () => {
    if (waiting.of(applicationId).length === 0) return;
    const { taken, refusals } = await waiting.send();
    look();
    const [refusal] = refusals;
    if (refusal !== undefined) showError(`保存的打卡没有被接受：${refusal}`);
    else if (taken > 0) showDone('保存的打卡已送达');
    if (taken > 0) onSent();
  }, [applicationId, look, onSent]);
  /** Called on a tap: also reports that a check-in is still unsent. */
  const sendNow = useCallback(async () => {
    setSendingNow(true);
    await send().finally(() => setSendingNow(false));
    if (waiting.of(applicationId).length > 0) showError('还是没有发出，会自动再试；有急事请直接拨打电话');
  }, [applicationId, send]);
  const waits = count > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void send(), againMs);
    return () => clearInterval(timer);
  }, [waits, send]);
  useDidShow(() => void send());
  useOnline(() => void send());
  return { count, look, sendNow, sendingNow };
}

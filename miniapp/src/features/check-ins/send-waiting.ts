import { useDidShow, useLaunch } from '@tarojs/taro';
import { useEffect } from 'react';
import { useOnline } from '../../shared/api';
import { showDone, showError } from '../../shared/ui';
import { waiting } from './stored-state';

/** Retry interval: a server that was down does not announce its return, and a student should not have to tap for help twice. */
const againMs = 20_000;

/** Sends what waits on the phone, and shows the outcome. Never rejects. */
export async function sendWaiting(): Promise<void> {
  if (waiting.all().length === 0) return;
  const { taken, refusals } = await waiting.send();
  const [refusal] = refusals;
  if (refusal !== undefined) showError(`保存的打卡没有被接受：${refusal}`);
  else if (taken > 0) showDone('保存的打卡已送达');
}

/**
 * For the app: sends unsent check-ins and calls for help from any page, at launch, when the app is shown, when the network
 * is back, and every 20 s while something waits.
 */
export function useSendWaiting(): void {
  useLaunch(() => void sendWaiting());
  useDidShow(() => void sendWaiting());
  useOnline(() => void sendWaiting());
  useEffect(() => {
    const timer = setInterval(() => void sendWaiting(), againMs);
    return () => clearInterval(timer);
  }, []);
}

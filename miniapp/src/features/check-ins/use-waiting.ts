import { useDidShow } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { useOnline } from '../../shared/api';
import { showDone, showError } from '../../shared/ui';
import { waiting } from './kept';

/** Sends what waits whenever the page is shown or the network is back, and says what became of it. */
export function useWaiting(applicationId: string, onSent: () => void) {
  const [count, setCount] = useState(() => waiting.of(applicationId).length);
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
  useDidShow(() => void send());
  useOnline(() => void send());
  return { count, look, send };
}

import { dateInShanghai, type PlainDate } from '@yuanhang/domain';
import { useEffect, useState } from 'react';
import { useSession } from './session';

/** The server's time, on which deadlines are based, updated every `seconds` seconds. */
export function useNow(seconds = 30): { readonly now: Date; readonly today: PlainDate } {
  const { ahead } = useSession();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  const now = new Date(Date.now() + ahead);
  return { now, today: dateInShanghai(now) };
}

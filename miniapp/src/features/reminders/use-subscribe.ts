import Taro from '@tarojs/taro';
import { notificationRoutes, type SubscribeTemplates } from '@yuanhang/contract';
import { useEffect, useRef } from 'react';
import { call, newKey } from '../../shared/api';
import { sortAnswers } from './answers';

/** WeChat shows no more in one question. */
const maxTemplates = 3;

/** Asks for consent to one more message of each kind, and sends the answer to the server, which counts. Never rejects. */
export async function subscribeTo({ items }: SubscribeTemplates): Promise<SubscribeTemplates | null> {
  const tmplIds = items.slice(0, maxTemplates).map(({ templateId }) => templateId);
  if (tmplIds.length === 0) return null;
  try {
    const answer = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] });
    const body = sortAnswers(tmplIds, { ...answer });
    if (body.accepted.length + body.rejected.length === 0) return null;
    return await call(notificationRoutes.subscribeConsents, { body }, { idempotencyKey: newKey() });
  } catch {
    // Not asked, or not counted: reminders take their other ways.
    return null;
  }
}

/**
 * One consent is one message, and WeChat asks only while a finger is on the screen: the templates are known before
 * the tap, and `ask` goes first in what the tap does. In a browser there is nothing to ask.
 */
export function useSubscribe(): { readonly ask: () => void } {
  const known = useRef<SubscribeTemplates>({ items: [] });
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp') return;
    call(notificationRoutes.subscribeTemplates, {}).then(
      (templates) => {
        known.current = templates;
      },
      () => undefined,
    );
  }, []);
  return {
    ask() {
      if (process.env.TARO_ENV === 'weapp') void subscribeTo(known.current);
    },
  };
}

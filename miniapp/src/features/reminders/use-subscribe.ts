import Taro from '@tarojs/taro';
import { notificationRoutes, type SubscribeTemplates } from '@yuanhang/contract';
import { useEffect, useRef } from 'react';
import { call, newKey } from '../../shared/api';
import { sortAnswers } from './answers';

/** WeChat's limit of templates per request. */
const maxTemplates = 3;

/** Asks for consent to one more message of each kind and sends the answer to the server, which counts consents. Never rejects. */
export async function subscribeTo({ items }: SubscribeTemplates): Promise<SubscribeTemplates | null> {
  const tmplIds = items.slice(0, maxTemplates).map(({ templateId }) => templateId);
  if (tmplIds.length === 0) return null;
  try {
    const answer = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] });
    const body = sortAnswers(tmplIds, { ...answer });
    if (body.accepted.length + body.rejected.length === 0) return null;
    return await call(notificationRoutes.subscribeConsents, { body }, { idempotencyKey: newKey() });
  } catch {
    // The request or its upload failed: reminders use the other channels.
    return null;
  }
}

/**
 * Each consent covers one message, and WeChat accepts the request only inside a tap handler: the templates are loaded
 * before the tap, and the handler calls `ask` first. In a browser `ask` does nothing.
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

import { useQueryClient } from '@tanstack/react-query';
import { type LiveState, mobilityDeskRoutes } from '@yuanhang/contract';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../session';
import { type Session, sessionKey } from '../session/session';
import { changesIn, newCalls } from './changes';
import { chime } from './chime';

const triesAgainAfter = 10_000;
const clockSlack = 2000;

/** Listens to the live stream while the session of a user with access to it is open; renders nothing. */
export function Live() {
  const { may, isOpen } = useSession();
  return isOpen && may(mobilityDeskRoutes.live) ? <Listening /> : null;
}

/** A new help request plays a chime, shows in the title and in a notification on every page; other changes cause a refetch. */
function Listening() {
  const client = useQueryClient();
  const { notification } = App.useApp();
  const go = useNavigate();
  const last = useRef<LiveState | null>(null);

  const hear = (state: LiveState) => {
    const before = last.current;
    last.current = state;
    const ahead = Date.parse(state.now) - Date.now();
    client.setQueryData<Session | null>(sessionKey, (session) =>
      session && Math.abs(session.ahead - ahead) > clockSlack ? { ...session, ahead } : session,
    );
    for (const queryKey of changesIn(before, state)) void client.invalidateQueries({ queryKey });
    const calls = newCalls(before, state);
    if (calls.length === 0) return;
    chime();
    notification.error({
      key: 'help',
      duration: 0,
      message: `有 ${calls.length} 条新的求助`,
      description: '请尽快联系学生。',
      btn: (
        <Button
          type="primary"
          onClick={() => {
            notification.destroy('help');
            go('/abroad');
          }}
        >
          去处理
        </Button>
      ),
    });
  };
  const latest = useRef(hear);
  latest.current = hear;

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource('/api/admin/live');
      source.addEventListener('state', ({ data }: MessageEvent<string>) => {
        const state: LiveState = JSON.parse(data);
        latest.current(state);
      });
      source.addEventListener('error', () => {
        // The browser reconnects by itself, except after a refusal: then check the session and retry.
        if (source?.readyState !== EventSource.CLOSED) return;
        void client.invalidateQueries({ queryKey: sessionKey });
        timer = setTimeout(connect, triesAgainAfter);
      });
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [client]);
  return null;
}

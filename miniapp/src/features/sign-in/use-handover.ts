import Taro, { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { useSubmit } from '../../shared/api';
import { completeHandover, type SignedIn, type SignInOutcome } from '../../shared/session/sign-in';
import { showError } from '../../shared/ui';
import { paths } from '../navigation/paths';

export interface Handover {
  /** Handles the outcome of a sign-in: signed in, or a hand-over on the university's page first. */
  readonly follow: (outcome: SignInOutcome) => void;
  /** The university's page was closed and the server is asked for the result. */
  readonly busy: boolean;
}

/**
 * Opens the university's page in a web-view when needed; completes the hand-over when the page of this hook is shown
 * again.
 */
export function useHandover(onSignedIn: (signedIn: SignedIn) => void): Handover {
  const secret = useRef<string | null>(null);
  const follow = (outcome: SignInOutcome) => {
    if (outcome.status === 'signed_in') {
      secret.current = null;
      onSignedIn(outcome);
    } else if (outcome.status === 'unbound') {
      secret.current = outcome.handover.secret;
      void Taro.navigateTo({ url: paths.handover(outcome.handover.url, outcome.handover.code) });
    } else {
      showError('还没有完成：请在学校的页面输入确认码');
    }
  };
  const complete = useSubmit(completeHandover, { onDone: follow });
  useDidShow(() => {
    if (secret.current !== null) void complete.run(secret.current);
  });
  return { follow, busy: complete.busy };
}

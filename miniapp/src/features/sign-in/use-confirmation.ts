import { identityRoutes } from '@yuanhang/contract';
import { call, useSubmit } from '../../shared/api';
import { askToSignIn } from '../../shared/session/ask-to-sign-in';
import { casAddress, type SignInOutcome, signInLocally, signInWithWechat } from '../../shared/session/sign-in';
import { useHandover } from './use-handover';

export interface Confirmation {
  readonly busy: boolean;
  /** Call it on a tap only: it may open the university's page. */
  readonly begin: () => void;
}

/**
 * Confirms the user's identity again before data that an unattended phone must not reveal: on the university's page (in
 * a web-view in WeChat; by a redirect that returns to `next` in a browser), with the demo account in a demo, and
 * otherwise on the sign-in page.
 */
export function useConfirmation(next: string, onConfirmed: () => void): Confirmation {
  const handover = useHandover(onConfirmed);
  const ask = useSubmit<void, SignInOutcome | null>(() => confirmedBy(next), {
    onDone: (outcome) => {
      if (outcome) handover.follow(outcome);
    },
  });
  return { busy: ask.busy || handover.busy, begin: () => void ask.run() };
}

/** Null when another page opens. */
async function confirmedBy(next: string): Promise<SignInOutcome | null> {
  const meta = await call(identityRoutes.meta, {});
  if (process.env.TARO_ENV !== 'h5' && meta.signIn.wechat) return signInWithWechat(true);
  if (process.env.TARO_ENV === 'h5' && meta.signIn.cas) {
    window.location.assign(casAddress(next, true));
    return null;
  }
  const { me } = await call(identityRoutes.currentSession, {});
  const account = meta.demoAccounts.find(({ name }) => name === me.name);
  if (account && meta.demoPassword !== null) return signInLocally(account.username, meta.demoPassword);
  askToSignIn();
  return null;
}

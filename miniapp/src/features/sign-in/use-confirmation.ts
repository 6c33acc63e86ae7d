import { identityRoutes } from '@yuanhang/contract';
import { call, useSubmit } from '../../shared/api';
import { askToSignIn } from '../../shared/session/ask-to-sign-in';
import { casAddress, type SignInOutcome, signInLocally, signInWithWechat } from '../../shared/session/sign-in';
import { useHandover } from './use-handover';

export interface Confirmation {
  readonly busy: boolean;
  /** Only on a tap: it may lead to the university's page. */
  readonly begin: () => void;
}

/**
 * Asks who it is once more, for what a phone lying about must not give away: by the university's page (in WeChat in a
 * web-view, in a browser by going there and coming back to `next`), by the account itself in a demonstration, and by
 * the page for signing in where there is nothing else.
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

/** Null: another page is coming. */
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

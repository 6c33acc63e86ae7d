import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { type Submit, useSubmit } from '../../shared/api';
import { goOn } from '../../shared/session/go-on';
import { type SignedIn, type SignInOutcome, signInLocally, signInWithWechat } from '../../shared/session/sign-in';
import { signOut } from '../../shared/session/sign-out';
import { waiting } from '../check-ins/stored-state';
import { useHandover } from './use-handover';

interface Account {
  readonly username: string;
  readonly password: string;
}

export interface SignIn {
  readonly local: Submit<Account, SignInOutcome>;
  readonly wechat: Submit<void, SignInOutcome>;
}

/** The sign-in methods, and the navigation after each. */
export function useSignIn(next: string | undefined): SignIn {
  const handover = useHandover((signedIn) => void welcome(signedIn, next));
  const local = useSubmit(({ username, password }: Account) => signInLocally(username, password), {
    onDone: handover.follow,
  });
  const wechat = useSubmit<void, SignInOutcome>(() => signInWithWechat(), { onDone: handover.follow });
  return { local, wechat };
}

/** Signs in without a tap when the WeChat account is bound. On any other outcome the page stays as it is. */
export function useSilentSignIn(wanted: boolean, next: string | undefined): void {
  const tried = useRef(false);
  useEffect(() => {
    if (!wanted || tried.current) return;
    tried.current = true;
    signInWithWechat().then(
      (outcome) => {
        if (outcome.status === 'signed_in') void welcome(outcome, next);
      },
      () => undefined,
    );
  }, [wanted, next]);
}

/** The mini program is for students; staff use the console. */
async function welcome({ me, arePagesTheirs }: SignedIn, next: string | undefined): Promise<void> {
  // What its owner could not send before goes now.
  void waiting.send();
  if (me.roles.includes('student')) return goOn(next, arePagesTheirs);
  await Taro.showModal({
    title: `${me.name}，你好`,
    content: '这里是学生端。审核与管理请在电脑上打开管理台。',
    showCancel: false,
    confirmText: '知道了',
  });
  await signOut();
}

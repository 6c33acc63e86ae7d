import Taro, { useDidShow } from '@tarojs/taro';
import type { Me } from '@yuanhang/contract';
import { useEffect, useRef } from 'react';
import { type Submit, useSubmit } from '../../shared/api';
import { goOn } from '../../shared/session/go-on';
import { completeHandover, type SignInOutcome, signInLocally, signInWithWechat } from '../../shared/session/sign-in';
import { signOut } from '../../shared/session/sign-out';
import { showError } from '../../shared/ui';
import { paths } from '../navigation/paths';

interface Account {
  readonly username: string;
  readonly password: string;
}

export interface SignIn {
  readonly local: Submit<Account, SignInOutcome>;
  readonly wechat: Submit<void, SignInOutcome>;
}

/**
 * The ways in, and what follows each. In WeChat an unbound account goes through the university's page in a
 * web-view; when this page is shown again, the hand-over is completed.
 */
export function useSignIn(next: string | undefined): SignIn {
  const handoverSecret = useRef<string | null>(null);

  const follow = (outcome: SignInOutcome) => {
    if (outcome.status === 'signed_in') {
      handoverSecret.current = null;
      void welcome(outcome.me, next);
    } else if (outcome.status === 'unbound') {
      handoverSecret.current = outcome.handover.secret;
      void Taro.navigateTo({ url: paths.handover(outcome.handover.url) });
    } else {
      showError('统一身份认证还没有完成');
    }
  };

  const local = useSubmit(({ username, password }: Account) => signInLocally(username, password), { onDone: follow });
  const wechat = useSubmit<void, SignInOutcome>(signInWithWechat, { onDone: follow });
  const complete = useSubmit(completeHandover, { onDone: follow });
  useDidShow(() => {
    if (handoverSecret.current !== null) void complete.run(handoverSecret.current);
  });
  return { local, wechat };
}

/** Signs in without a tap where WeChat already knows the person. Whatever else comes of it, the page just stays. */
export function useSilentSignIn(wanted: boolean, next: string | undefined): void {
  const tried = useRef(false);
  useEffect(() => {
    if (!wanted || tried.current) return;
    tried.current = true;
    signInWithWechat().then(
      (outcome) => {
        if (outcome.status === 'signed_in') void welcome(outcome.me, next);
      },
      () => undefined,
    );
  }, [wanted, next]);
}

/** These pages are the students'; staff have a console of their own. */
async function welcome(me: Me, next: string | undefined): Promise<void> {
  if (me.roles.includes('student')) return goOn(next);
  await Taro.showModal({
    title: `${me.name}，你好`,
    content: '这里是学生端。审核与管理请在电脑上打开管理台。',
    showCancel: false,
    confirmText: '知道了',
  });
  await signOut();
}

import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { identityRoutes, type Meta } from '@yuanhang/contract';
import { coordinatesOf, home } from '../../features/destinations/coordinates';
import { DemoAccounts } from '../../features/sign-in/demo-accounts';
import { type SignIn, useSignIn, useSilentSignIn } from '../../features/sign-in/use-sign-in';
import { call, useAnswer } from '../../shared/api';
import { readParam } from '../../shared/session/next-page';
import { casAddress, casLogoutAddress } from '../../shared/session/sign-in';
import { AnswerView, Button, Page, WorldMap } from '../../shared/ui';
import './index.scss';

/** Routes to common destinations. */
const somewhere = ['DE', 'GB', 'CA', 'AU', 'JP', 'BR'].flatMap((country) => {
  const place = coordinatesOf(country);
  return place ? [place] : [];
});
const weapp = process.env.TARO_ENV === 'weapp';

export default function SignInPage() {
  const { next, manual } = useRouter().params;
  const target = readParam(next);
  const meta = useAnswer(() => call(identityRoutes.meta, {}));
  const signIn = useSignIn(target);
  // A user who has just signed out must not be signed in again silently.
  useSilentSignIn(weapp && manual === undefined && meta.data?.signIn.wechat === true, target);
  return (
    <Page title="登录" isForEverybody>
      <View className="sign-in__head">
        <WorldMap from={home} to={somewhere} />
        <View className="sign-in__name">远航</View>
        <View className="sign-in__line">{meta.data ? `${meta.data.university} · ` : ''}学生出国（境）交流</View>
      </View>
      <AnswerView answer={meta}>{(data) => <Ways meta={data} signIn={signIn} next={target} />}</AnswerView>
    </Page>
  );
}

interface WaysProps {
  readonly meta: Meta;
  readonly signIn: SignIn;
  readonly next: string | undefined;
}

function Ways({ meta, signIn, next }: WaysProps) {
  const { local, wechat } = signIn;
  return (
    <>
      <View className="sign-in__ways">
        {meta.signIn.cas && !weapp ? (
          <Button onTap={() => window.location.assign(casAddress(next))}>统一身份认证登录</Button>
        ) : null}
        {meta.casLogoutUrl !== null && !weapp ? (
          <Button kind="quiet" onTap={() => window.location.assign(casLogoutAddress(meta.casLogoutUrl ?? ''))}>
            换账号，或在公用电脑上：退出统一身份认证
          </Button>
        ) : null}
        {meta.signIn.wechat && weapp ? (
          <Button busy={wechat.busy} onTap={() => void wechat.run()}>
            微信登录
          </Button>
        ) : null}
      </View>
      <DemoAccounts
        accounts={meta.demoAccounts}
        busy={local.busy}
        onChoose={(username) => void local.run({ username, password: meta.demoPassword ?? '' })}
      />
    </>
  );
}

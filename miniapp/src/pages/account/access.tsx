import Taro from '@tarojs/taro';
import { identityRoutes } from '@yuanhang/contract';
import { paths } from '../../features/navigation/paths';
import { SessionsCard, WechatCard } from '../../features/sign-in/access-cards';
import { useLeave } from '../../features/sign-in/use-leave';
import { call, useAnswer } from '../../shared/api';
import { AnswerView, Button, Card, confirm, Page, Row } from '../../shared/ui';

/** 登录与绑定: everything that acts in the user's name, and how to end it. */
export default function AccessPage() {
  const access = useAnswer(() => call(identityRoutes.myAccess, {}));
  const leave = useLeave();
  const leaveEverywhere = async () => {
    const text = '所有设备都要重新登录，微信和聊天助手的绑定也会解除。';
    if (await confirm({ title: '在所有设备上退出？', text, confirm: '全部退出', danger: true })) await leave.run(true);
  };
  return (
    <Page title="登录与绑定">
      <AnswerView answer={access}>
        {(data) => (
          <>
            <WechatCard access={data} onChange={() => void access.reload()} />
            <Card>
              <Row plain icon="bell" title="聊天助手的绑定" onTap={() => void Taro.navigateTo({ url: paths.reach })} />
            </Card>
            <SessionsCard access={data} onChange={() => void access.reload()} />
          </>
        )}
      </AnswerView>
      <Button kind="danger" busy={leave.busy} onTap={() => void leaveEverywhere()}>
        在所有设备上退出
      </Button>
    </Page>
  );
}

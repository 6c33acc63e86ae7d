import { identityRoutes, type MyAccess } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import { call, serverTime, useSubmit } from '../../shared/api';
import { Button, Card, Chip, confirm, Row, Section, showDone } from '../../shared/ui';
import { sentAt } from '../messages/sent-at';

interface Props {
  readonly access: MyAccess;
  readonly onChange: () => void;
}

const timeOf = (instant: string): string => sentAt(instant, dateInShanghai(serverTime()));

/** The WeChat that signs in without a password. */
export function WechatCard({ access: { wechat }, onChange }: Props) {
  const unbind = useSubmit<void, unknown>(() => call(identityRoutes.unbindWechat, {}), {
    onDone: () => {
      showDone('已解除绑定');
      onChange();
    },
  });
  const ask = async () => {
    const text = '这个微信不能再直接登录，已经登录的地方不受影响。再次绑定需要输入统一身份认证的密码。';
    if (await confirm({ title: '解除微信绑定？', text, confirm: '解除', danger: true })) await unbind.run();
  };
  return (
    <Section title="微信">
      <Card>
        <Row
          icon="chat"
          title={wechat ? '已绑定' : '没有绑定'}
          note={
            wechat ? `${wechat.device}，${timeOf(wechat.boundAt)}绑定；不用密码就能登录` : '在小程序里登录一次后绑定'
          }
        />
        {wechat ? (
          <Button kind="quiet" busy={unbind.busy} onTap={() => void ask()}>
            解除绑定
          </Button>
        ) : null}
      </Card>
    </Section>
  );
}

/** Where the user is signed in; a tap ends a session elsewhere. */
export function SessionsCard({ access: { sessions }, onChange }: Props) {
  const end = useSubmit((id: string) => call(identityRoutes.endSession, { params: { id } }), {
    onDone: () => {
      showDone('已退出');
      onChange();
    },
  });
  const ask = async (id: string, device: string) => {
    const text = `${device} 上要重新登录才能使用。`;
    if (await confirm({ title: '退出这处登录？', text, confirm: '退出', danger: true })) await end.run(id);
  };
  return (
    <Section title="登录中的设备">
      <Card>
        {sessions.map(({ id, device, signedInAt, seenAt, isThis }) => (
          <Row
            key={id}
            plain
            title={device}
            note={`${timeOf(signedInAt)}登录 · 最近使用 ${timeOf(seenAt)}`}
            trailing={isThis ? <Chip tone="sea">本机</Chip> : '退出'}
            {...(isThis ? {} : { onTap: () => void ask(id, device) })}
          />
        ))}
      </Card>
    </Section>
  );
}

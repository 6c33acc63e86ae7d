import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { identityRoutes } from '@yuanhang/contract';
import { useState } from 'react';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Callout, Card, confirm, Row, Section, showDone } from '../../shared/ui';
import './binding-card.scss';

type BindingCode = Awaited<ReturnType<typeof askForCode>>;
const askForCode = () => call(identityRoutes.createBindingCode, {});

/** The binding of the chat helper, with the code that binds it, shown large because it is typed in another app. */
export function BindingCard() {
  const binding = useAnswer(() => call(identityRoutes.chatBinding, {}));
  const [say, setSay] = useState<string | null>(null);
  const ask = useSubmit<void, BindingCode>(askForCode, {
    onDone: (code) => setSay(code.say),
  });
  const leave = useSubmit<void, unknown>(() => call(identityRoutes.removeChatBinding, {}), {
    onDone: () => {
      showDone('已解除绑定');
      void binding.reload();
    },
  });
  const unbind = async () => {
    const sure = await confirm({
      title: '解除聊天绑定？',
      text: '之后提醒只会出现在小程序的消息里。',
      confirm: '解除',
      danger: true,
    });
    if (sure) await leave.run();
  };
  return (
    <Section title="聊天助手">
      <AnswerView answer={binding}>
        {({ bound, expired, chatMessages }) => (
          <Card>
            <Row
              icon="chat"
              title={bound ? '已绑定' : expired ? '需要重新绑定' : '还没有绑定'}
              note={
                bound
                  ? chatMessages
                    ? '在聊天里接收提醒、回复打卡'
                    : '已退订提醒，回复“订阅”恢复'
                  : '绑定后可以在聊天里打卡、求助、查进度'
              }
            />
            {bound ? null : say ? <Code say={say} onBound={() => void binding.reload()} /> : null}
            {bound ? (
              <Button kind="quiet" busy={leave.busy} onTap={() => void unbind()}>
                解除绑定
              </Button>
            ) : (
              <Button kind={say ? 'quiet' : 'primary'} busy={ask.busy} onTap={() => void ask.run()}>
                {say ? '重新获取绑定码' : '获取绑定码'}
              </Button>
            )}
          </Card>
        )}
      </AnswerView>
    </Section>
  );
}

function Code({ say, onBound }: { readonly say: string; readonly onBound: () => void }) {
  const copy = () => void Taro.setClipboardData({ data: say }).then(() => showDone('已复制'));
  return (
    <View className="yh-binding">
      <Callout tone="sea" title="把这句话发给远航助手">
        10 分钟内有效，只能用一次
      </Callout>
      <View className="yh-binding__code">{say}</View>
      <View className="yh-binding__actions">
        <Button kind="quiet" onTap={copy}>
          复制
        </Button>
        <Button kind="quiet" onTap={onBound}>
          我已发送
        </Button>
      </View>
    </View>
  );
}

import { type MessageChannel, notificationRoutes } from '@yuanhang/contract';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Card, OptionRow, Row, Section, showDone } from '../../shared/ui';

type Preferred = NonNullable<MessageChannel['preferred']>;

/** Chooses the channel that is tried first, in addition to the inbox, which receives every message. */
export function ChannelCard() {
  const channel = useAnswer(() => call(notificationRoutes.channel, {}));
  const choose = useSubmit((preferred: Preferred) => call(notificationRoutes.chooseChannel, { body: { preferred } }), {
    onDone: (answer) => {
      showDone('已保存');
      channel.change(() => answer);
    },
  });
  return (
    <Section title="提醒先发到" note="站内消息总会有一份">
      <AnswerView answer={channel}>
        {({ preferred, items }) => (
          <Card>
            {items.map(({ channel: name, label, usable, hint }) =>
              usable ? (
                <OptionRow
                  key={name}
                  label={`${label} · ${hint}`}
                  selected={name === (preferred ?? items[0]?.channel)}
                  onTap={() => void choose.run(name)}
                />
              ) : (
                <Row key={name} plain disabled title={label} note={hint} />
              ),
            )}
          </Card>
        )}
      </AnswerView>
    </Section>
  );
}

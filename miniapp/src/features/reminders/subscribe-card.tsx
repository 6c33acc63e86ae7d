import { notificationRoutes, type SubscribeTemplates } from '@yuanhang/contract';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Card, Row, Section, showDone } from '../../shared/ui';
import { subscribeTo } from './use-subscribe';

/** 微信订阅消息: the remaining consents of each kind, and a button to give one more. Shown in WeChat only. */
export function SubscribeCard() {
  const templates = useAnswer(() => call(notificationRoutes.subscribeTemplates, {}));
  const more = useSubmit(subscribeTo, {
    onDone: (answer) => {
      if (!answer) return;
      showDone('已订阅');
      templates.change(() => answer);
    },
  });
  return (
    <AnswerView answer={templates}>
      {(known: SubscribeTemplates) =>
        known.items.length === 0 ? null : (
          <Section title="微信订阅消息" note="同意一次，可收一条">
            <Card>
              {known.items.map(({ templateId, title, remaining }) => (
                <Row key={templateId} plain title={title} trailing={`还可收 ${remaining} 条`} />
              ))}
              <Button kind="quiet" busy={more.busy} onTap={() => void more.run(known)}>
                再订阅一次
              </Button>
            </Card>
          </Section>
        )
      }
    </AnswerView>
  );
}

import { useQuery } from '@tanstack/react-query';
import { channelLabels, type MessageRuleView, messageRuleRoutes } from '@yuanhang/contract';
import { Drawer } from 'antd';
import { call } from '../../shared/api';
import { Answer, Nothing, timeText } from '../../shared/ui';
import { channelText } from './labels';

/** Lists the messages a rule would send until the end of today, without sending them. */
export function DryRun({ rule, onClose }: { rule: MessageRuleView; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['reminder-rules', rule.key, 'dry-run'],
    queryFn: () => call(messageRuleRoutes.dryRun, { params: { key: rule.key } }),
    staleTime: 0,
  });
  return (
    <Drawer open width={Math.min(640, window.innerWidth)} title={`试运行：${rule.name}`} onClose={onClose}>
      <p className="quiet">只看不发。渠道：{channelText[rule.channels]}。</p>
      {rule.texts.map(({ title, text }) => (
        <section key={title + text} className="rule-text">
          <h3>{title}</h3>
          <p>{text}</p>
        </section>
      ))}
      <Answer query={query}>
        {({ total, items }) =>
          total === 0 ? (
            <Nothing words="今天不会再发出" />
          ) : (
            <>
              <h3 className="rule-total">今天还会发出 {total} 条</h3>
              <ul>
                {items.map(({ recipient, number, title, text, channel, notBefore }) => (
                  <li key={recipient + number + text} className="rehearsed">
                    <b>
                      {recipient} {number}
                    </b>
                    <small>
                      {channelLabels[channel]} · 不早于 {timeText(notBefore)} · {title}
                    </small>
                    <p>{text}</p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </Drawer>
  );
}

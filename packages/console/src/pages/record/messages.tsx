import { notificationRoutes } from '@yuanhang/contract';
import { call, usePages } from '../../shared/api';
import { Chip, KeysetTable, type Tone, timeText } from '../../shared/ui';

const channels = { inbox: '站内信', chat: '聊天', wechat: '订阅消息', email: '邮件' };
const states: Record<string, { readonly label: string; readonly tone: Tone }> = {
  waiting: { label: '待发送', tone: 'sea' },
  claimed: { label: '发送中', tone: 'sea' },
  sent: { label: '已送达', tone: 'green' },
  failed: { label: '失败', tone: 'red' },
  superseded: { label: '已被后一条取代', tone: 'neutral' },
  obsolete: { label: '已无需发送', tone: 'neutral' },
};

/** The state of deliveries changes in the background. */
const refetchInterval = 5000;

/** The messages about this application, with channel and outcome. */
export function Messages({ number }: { number: string }) {
  const pages = usePages(
    ['deliveries', { q: number }],
    (cursor) => call(notificationRoutes.ledger, { query: { q: number, cursor, limit: 20 } }),
    { refetchInterval },
  );
  return (
    <KeysetTable
      label="消息"
      pages={pages}
      rowKey={({ id }) => id}
      empty="还没有发过消息"
      columns={[
        { title: '时间', render: (_, { createdAt }) => timeText(createdAt) },
        { title: '收件人', dataIndex: 'recipient' },
        { title: '内容', render: (_, { text }) => <span className="message-text">{text}</span> },
        { title: '渠道', render: (_, { channel }) => channels[channel] },
        {
          title: '结果',
          render: (_, { state }) => (
            <Chip tone={states[state]?.tone ?? 'neutral'}>{states[state]?.label ?? state}</Chip>
          ),
        },
      ]}
    />
  );
}

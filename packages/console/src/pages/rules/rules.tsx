import { useQuery } from '@tanstack/react-query';
import { type MessageRuleView, messageRuleRoutes } from '@yuanhang/contract';
import { Button, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { call } from '../../shared/api';
import { useSession } from '../../shared/session';
import { Answer, Chip, Nothing, timeText } from '../../shared/ui';
import { DryRun } from './dry-run';
import { daysText } from './labels';
import { MoveDays } from './move-days';

/** All message rules with their last and next run; a dry run shows what a rule would send today. */
export function Rules() {
  const { may } = useSession();
  const [rehearsed, setRehearsed] = useState<MessageRuleView | null>(null);
  const [moved, setMoved] = useState<MessageRuleView | null>(null);
  const query = useQuery({ queryKey: ['reminder-rules'], queryFn: () => call(messageRuleRoutes.list, {}) });
  const columns: TableColumnType<MessageRuleView>[] = [
    {
      title: '规则',
      render: (_, { name, audience, silenceable }) => (
        <>
          {name} {!silenceable && <Chip tone="amber">不能关闭</Chip>}
          <small>发给{audience}</small>
        </>
      ),
    },
    {
      title: '什么时候',
      render: (_, { when, anchor, days, until }) => (
        <>
          {days && anchor ? `${anchor}：${daysText(days)}` : when}
          {until && <small>{until}</small>}
        </>
      ),
    },
    {
      title: '上次 / 下次',
      render: (_, { lastRunAt, nextRunAt }) => (
        <>
          {lastRunAt ? timeText(lastRunAt) : '还没有运行'}
          <small>{nextRunAt ? timeText(nextRunAt) : '发生时马上发'}</small>
        </>
      ),
    },
    {
      title: '',
      align: 'right',
      render: (_, rule) => (
        <>
          {may(messageRuleRoutes.moveDays) && rule.days && (
            <Button type="link" size="small" aria-label={`调整日子：${rule.name}`} onClick={() => setMoved(rule)}>
              调整日子
            </Button>
          )}
          <Button type="link" size="small" aria-label={`试运行：${rule.name}`} onClick={() => setRehearsed(rule)}>
            试运行
          </Button>
        </>
      ),
    },
  ];
  return (
    <Answer query={query}>
      {({ items }) => (
        <section className="card table-card" aria-label="提醒规则">
          <Table
            rowKey="key"
            columns={columns}
            dataSource={items}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <Nothing words="没有规则" /> }}
          />
          {rehearsed && <DryRun rule={rehearsed} onClose={() => setRehearsed(null)} />}
          {moved && <MoveDays rule={moved} onClose={() => setMoved(null)} />}
        </section>
      )}
    </Answer>
  );
}

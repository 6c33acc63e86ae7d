import { useQueryClient } from '@tanstack/react-query';
import {
  channelLabels,
  type DeliveryState,
  deliveryStateLabels,
  notificationRoutes,
  type ResponseOf,
} from '@yuanhang/contract';
import { messageRule, messageRules } from '@yuanhang/domain';
import { Button, Select, type TableColumnType } from 'antd';
import { call, useAction, usePages } from '../../shared/api';
import { DateField, SearchField, useFilters } from '../../shared/forms';
import { Chip, FilterBar, KeysetTable, PageHead, Pills, timeText } from '../../shared/ui';
import { channels, states, stateTones } from './labels';

type Entry = ResponseOf<NonNullable<typeof notificationRoutes.ledger.schemas>>['items'][number];
/** The state of deliveries changes in the background. */
const refetchInterval = 5000;
const stateOptions = [
  { key: 'all', label: '全部' },
  ...states.map((key) => ({ key, label: deliveryStateLabels[key] })),
] as const;
const channelOptions = channels.map((value) => ({ value, label: channelLabels[value] }));
const ruleOptions = messageRules.map(({ key, name }) => ({ value: key, label: name }));

/** 消息台账: all messages with channel and outcome; failed deliveries can be resent. */
export default function LedgerPage() {
  const filters = useFilters();
  const client = useQueryClient();
  const filter = {
    state: filters.oneOf('state', states),
    channel: filters.oneOf('channel', channels),
    rule: messageRule(filters.value('rule') ?? '')?.key,
    from: filters.value('from'),
    until: filters.value('until'),
    q: filters.value('q'),
  };
  const pages = usePages(
    ['deliveries', filter],
    (cursor) => call(notificationRoutes.ledger, { query: { ...filter, cursor, limit: 50 } }),
    { refetchInterval },
  );
  const retry = useAction((id: string, once) => call(notificationRoutes.retry, { params: { id } }, once), {
    done: '已重新排队发送',
    onDone: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const day = (name: 'from' | 'until', words: string) => (
    <DateField
      aria-label={words}
      placeholder={words}
      value={filter[name] ?? null}
      onChange={(date) => filters.choose(name, date)}
    />
  );
  return (
    <>
      <PageHead title="消息台账" note="每条消息都在站内；另走聊天、微信或邮件的，各有一行结果" />
      <FilterBar>
        <Pills<DeliveryState | 'all'>
          label="结果"
          options={stateOptions}
          value={filter.state ?? 'all'}
          onChange={(key) => filters.choose('state', key === 'all' ? null : key)}
        />
        <SearchField filters={filters} placeholder="收件人姓名或申请编号" />
        <Select
          allowClear
          aria-label="全部渠道"
          placeholder="全部渠道"
          popupMatchSelectWidth={false}
          value={filter.channel ?? null}
          options={channelOptions}
          onChange={(channel) => filters.choose('channel', channel)}
        />
        <Select
          allowClear
          showSearch
          aria-label="全部规则"
          placeholder="全部规则"
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          value={filter.rule ?? null}
          options={ruleOptions}
          onChange={(rule) => filters.choose('rule', rule)}
        />
        <span>{day('from', '从哪天')}</span>
        <span>{day('until', '到哪天')}</span>
      </FilterBar>
      <KeysetTable
        label="消息台账"
        pages={pages}
        columns={columnsFor(retry.run, retry.busy)}
        rowKey={({ id }) => id}
        empty="没有符合条件的消息"
      />
    </>
  );
}

const columnsFor = (retry: (id: string) => void, busy: boolean): TableColumnType<Entry>[] => [
  { title: '时间', width: 150, render: (_, { createdAt }) => timeText(createdAt) },
  {
    title: '收件人',
    width: 150,
    render: (_, { recipient, number }) => (
      <>
        {recipient}
        {number && <small>{number}</small>}
      </>
    ),
  },
  {
    title: '内容',
    render: (_, { text, rule }) => (
      <>
        <p className="clamped">{text}</p>
        <small>{messageRule(rule)?.name}</small>
      </>
    ),
  },
  {
    title: '渠道',
    width: 110,
    render: (_, { channel, attempts }) => (
      <>
        {channelLabels[channel]}
        {attempts > 1 && <small>试了 {attempts} 次</small>}
      </>
    ),
  },
  {
    title: '结果',
    width: 200,
    render: (_, { id, state, detail, finishedAt }) => (
      <>
        <Chip tone={stateTones[state]}>{deliveryStateLabels[state]}</Chip>
        {state === 'failed' && (
          <Button type="link" size="small" disabled={busy} onClick={() => retry(id)}>
            重新发送
          </Button>
        )}
        <small>{detail ?? (finishedAt ? timeText(finishedAt) : '')}</small>
      </>
    ),
  },
];

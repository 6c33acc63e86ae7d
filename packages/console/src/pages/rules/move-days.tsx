import { useQueryClient } from '@tanstack/react-query';
import { type MessageRuleView, messageRuleRoutes } from '@yuanhang/contract';
import { maxReminderDays, maxReminderDistanceDays } from '@yuanhang/domain';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { buttonLoading } from '../../shared/ui';
import { dayLabel, daysText } from './labels';

const options = Array.from({ length: 2 * maxReminderDistanceDays + 1 }, (_, at) => at - maxReminderDistanceDays).map(
  (value) => ({
    value,
    label: dayLabel(value),
  }),
);

/** Users pick days in any order; the server requires them sorted. */
const inOrder = (days: readonly number[]) => [...days].sort((a, b) => a - b);

/** Edits the days on which a rule sends, relative to its date. */
export function MoveDays({ rule, onClose }: { rule: MessageRuleView; onClose: () => void }) {
  const client = useQueryClient();
  const [days, setDays] = useState<number[]>([...(rule.days ?? [])]);
  const defaults = rule.defaultDays ?? [];
  const save = useAction(
    () =>
      call(messageRuleRoutes.moveDays, {
        params: { key: rule.key },
        body: { days: inOrder(days), version: rule.version },
      }),
    {
      done: '已调整，从下一次运行开始生效',
      onDone: async () => {
        onClose();
        await client.invalidateQueries({ queryKey: ['reminder-rules'] });
      },
    },
  );
  return (
    <Modal
      open
      title={`调整日子：${rule.name}`}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: buttonLoading(save.busy), disabled: days.length === 0 }}
      onOk={() => save.run(undefined)}
      onCancel={onClose}
    >
      <label htmlFor="rule-days">从{rule.anchor}算起</label>
      <Select
        id="rule-days"
        className="wide"
        mode="multiple"
        maxCount={maxReminderDays}
        optionFilterProp="label"
        value={days}
        options={options}
        onChange={setDays}
      />
      <p className="quiet">
        原定：{daysText(defaults)}{' '}
        <Button type="link" size="small" onClick={() => setDays([...defaults])}>
          恢复原定
        </Button>
      </p>
      {rule.changedBy && <small>上次由{rule.changedBy}调整</small>}
    </Modal>
  );
}

import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { messageRuleRoutes, type WorkingDays, workingDayLimits } from '@yuanhang/contract';
import { Button, Form, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { DateField, showProblems } from '../../shared/forms';
import { useNow, useSession } from '../../shared/session';
import { Answer, buttonLoading, FilterBar } from '../../shared/ui';

const kinds = [
  { value: false, label: '放假' },
  { value: true, label: '上班' },
];
const required = [{ required: true, message: '请填写' }];

/** 节假日: the holidays and extra working days of a year. */
export function WorkingDaysPart() {
  const { today } = useNow(3600);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const query = useQuery({
    queryKey: ['working-days', year],
    queryFn: () => call(messageRuleRoutes.workingDays, { params: { year } }),
  });
  return (
    <>
      <FilterBar>
        <InputNumber
          controls={false}
          aria-label="年份"
          min={2020}
          max={2100}
          value={year}
          addonAfter="年"
          onChange={(value) => value !== null && setYear(value)}
        />
        <span className="quiet">平日按星期算；这里只录入法定节假日和调休。没有录入的年份不猜。</span>
      </FilterBar>
      <Answer query={query}>{(days) => <Year key={`${days.year} ${days.version}`} days={days} />}</Answer>
    </>
  );
}

function Year({ days: { year, items, version } }: { days: WorkingDays }) {
  const { may } = useSession();
  const client = useQueryClient();
  const [form] = Form.useForm<Pick<WorkingDays, 'items'>>();
  const save = useAction(
    (values: Pick<WorkingDays, 'items'>) =>
      call(messageRuleRoutes.setWorkingDays, { params: { year }, body: { items: values.items, version } }),
    {
      done: '已保存',
      onDone: () => client.invalidateQueries({ queryKey: ['working-days'] }),
      onFailed: (error) => showProblems(form, error),
    },
  );
  return (
    <section className="card rota" aria-label={`${year} 年的节假日`}>
      <Form form={form} initialValues={{ items }} disabled={!may(messageRuleRoutes.setWorkingDays)} onFinish={save.run}>
        <Form.List name="items">
          {(fields, { add, remove }) => (
            <>
              {fields.length === 0 && <p className="quiet">这一年还没有录入。</p>}
              {fields.map(({ key, name }) => (
                <div key={key} className="day-line">
                  <Form.Item name={[name, 'on']} rules={required}>
                    <DateField aria-label="日期" allowClear={false} />
                  </Form.Item>
                  <Form.Item name={[name, 'works']}>
                    <Segmented aria-label="放假还是上班" options={kinds} />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} rules={required} className="grow">
                    <Input aria-label="名称" maxLength={workingDayLimits.name} placeholder="例如 国庆节" />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<CloseOutlined aria-hidden />}
                    aria-label="删除这一天"
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <div className="rota-buttons">
                <Button
                  type="dashed"
                  icon={<PlusOutlined aria-hidden />}
                  onClick={() => add({ on: null, works: false, name: '' })}
                >
                  添加一天
                </Button>
                <Button type="primary" htmlType="submit" loading={buttonLoading(save.busy)}>
                  保存
                </Button>
              </div>
            </>
          )}
        </Form.List>
      </Form>
    </section>
  );
}

import { CloseOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { channelLabels, type DutyRota, messageRuleRoutes } from '@yuanhang/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { SortableList, SortableRow } from '../../shared/forms';
import { useSession } from '../../shared/session';
import { Answer, buttonLoading } from '../../shared/ui';

/** 值班表: the staff alerted by a help request, in order. */
export function DutyRotaPart() {
  const query = useQuery({ queryKey: ['duty-rota'], queryFn: () => call(messageRuleRoutes.dutyRota, {}) });
  return <Answer query={query}>{(rota) => <Rota key={rota.version} rota={rota} />}</Answer>;
}

function Rota({ rota }: { rota: DutyRota }) {
  const { may } = useSession();
  const client = useQueryClient();
  const fixed = !may(messageRuleRoutes.setDutyRota);
  const start = rota.isDefault ? [] : rota.items.map(({ userId }) => userId);
  const [ids, setIds] = useState(start);
  const officer = (id: string) => rota.candidates.find(({ userId }) => userId === id);
  const nameOf = (id: string) => officer(id)?.name ?? '';
  const wayOf = (id: string) =>
    officer(id)
      ?.channels.map((channel) => channelLabels[channel])
      .join('、');
  const save = useAction(
    (userIds: string[]) => call(messageRuleRoutes.setDutyRota, { body: { userIds, version: rota.version } }),
    { done: '已保存值班表', onDone: () => client.invalidateQueries({ queryKey: ['duty-rota'] }) },
  );
  const move = (from: number, to: number) => {
    const next = [...ids];
    next.splice(to, 0, ...next.splice(from, 1));
    setIds(next);
  };
  const isChanged = ids.join() !== start.join();
  return (
    <section className="card rota" aria-label="值班表">
      <p className="quiet">学生求助时先通知第一位；没有人处理，每 15 分钟再多通知一位。没有列人时通知国际处全体。</p>
      {ids.length === 0 && (
        <p className="rota-default">
          国际处全体：
          {rota.candidates
            .filter(({ inOffice }) => inOffice)
            .map(({ name }) => name)
            .join('、')}
        </p>
      )}
      <SortableList ids={ids} nameOf={nameOf} onMove={move}>
        {ids.map((id, at) => (
          <SortableRow key={id} id={id} name={nameOf(id)} disabled={fixed}>
            <div className="rota-line">
              <span>
                {at + 1}. {nameOf(id)}
                <small>{wayOf(id) || '只在站内'}</small>
              </span>
              {!fixed && (
                <Button
                  type="text"
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={`去掉${nameOf(id)}`}
                  onClick={() => setIds(ids.filter((other) => other !== id))}
                />
              )}
            </div>
          </SortableRow>
        ))}
      </SortableList>
      {!fixed && (
        <div className="rota-buttons">
          <Select
            showSearch
            className="rota-add"
            aria-label="添加值班人员"
            placeholder="添加值班人员"
            optionFilterProp="label"
            value={null}
            options={rota.candidates
              .filter(({ userId }) => !ids.includes(userId))
              .map(({ userId, name }) => ({ value: userId, label: name }))}
            onChange={(id: string | null) => id && setIds([...ids, id])}
          />
          <Button type="primary" disabled={!isChanged} loading={buttonLoading(save.busy)} onClick={() => save.run(ids)}>
            保存
          </Button>
        </div>
      )}
    </section>
  );
}

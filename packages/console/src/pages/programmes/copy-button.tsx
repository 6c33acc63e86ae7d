import { useQueryClient } from '@tanstack/react-query';
import { programmeRoutes, sharedLimits } from '@yuanhang/contract';
import { Button, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, useAction } from '../../shared/api';
import { buttonLoading } from '../../shared/ui';

interface CopyButtonProps {
  readonly programme: { readonly id: string; readonly name: string; readonly year: number };
  readonly size?: 'small' | 'middle';
}

/** Copies the programme into a draft for another year and opens its page. */
export function CopyButton({ programme, size = 'middle' }: CopyButtonProps) {
  const [year, setYear] = useState<number | null>(null);
  const go = useNavigate();
  const client = useQueryClient();
  const copy = useAction(
    (to: number, once) => call(programmeRoutes.copy, { params: { id: programme.id }, body: { year: to } }, once),
    {
      done: '已复制为草稿，日期都移到了新的年度，请核对',
      onDone: async ({ id }) => {
        await client.invalidateQueries({ queryKey: ['programmes'] });
        go(`/programmes/${id}`);
      },
    },
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: only keeps a click from opening the row beneath
    <span onClick={(event) => event.stopPropagation()}>
      <Button size={size} onClick={() => setYear(programme.year + 1)}>
        复制
      </Button>
      <Modal
        open={year !== null}
        title={`复制「${programme.name}」`}
        okText="复制为草稿"
        cancelText="取消"
        okButtonProps={{ loading: buttonLoading(copy.busy), disabled: year === null }}
        onOk={() => year !== null && copy.run(year)}
        onCancel={() => setYear(null)}
      >
        <p className="quiet">所有日期按年平移，空白表一并复制，名额从零算起。</p>
        <label className="inline-label" htmlFor="copy-year">
          到哪个年度
          <InputNumber
            controls={false}
            id="copy-year"
            min={sharedLimits.firstYear}
            max={sharedLimits.lastYear}
            value={year}
            onChange={(value) => setYear(value)}
          />
        </label>
      </Modal>
    </span>
  );
}

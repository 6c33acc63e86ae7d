import { requestRoutes } from '@yuanhang/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../api';
import { useSession } from '../session';
import { ReasonDialog } from '../ui';

/** Shows one number in the clear, for a purpose that is written down; gone again with the page. */
export function Reveal({ requestId, field, label }: { requestId: string; field: string; label: string }) {
  const { is } = useSession();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const reveal = useAction(
    (purpose: string) => call(requestRoutes.reveal, { params: { id: requestId }, body: { field, purpose } }),
    {
      onDone(answer) {
        setValue(answer.value);
        setAsking(false);
      },
    },
  );
  if (!is('office', 'finance')) return null;
  if (value !== null) return <b className="revealed">{value}</b>;
  return (
    <>
      <Button type="link" size="small" onClick={() => setAsking(true)}>
        查看
      </Button>
      <ReasonDialog
        open={asking}
        title={`查看${label}`}
        label="查看目的"
        hint="谁、何时、为什么查看，都会记入审计。"
        okText="查看"
        min={4}
        max={200}
        busy={reveal.busy}
        onOk={reveal.run}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

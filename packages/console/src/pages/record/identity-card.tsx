import { peopleRoutes } from '@yuanhang/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { ReasonDialog } from '../../shared/ui';

/** The student's identity card number, for a purpose that the audit log keeps. */
export function IdentityCard({ studentId }: { studentId: string }) {
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const reveal = useAction(
    (purpose: string) => call(peopleRoutes.revealIdentityCard, { params: { id: studentId }, body: { purpose } }),
    {
      onDone(answer) {
        setValue(answer.value);
        setAsking(false);
      },
    },
  );
  return (
    <dl className="facts">
      <div>
        <dt>身份证号</dt>
        <dd>
          {value ?? '●●●●●●●●'}
          {value === null && (
            <Button type="link" size="small" onClick={() => setAsking(true)}>
              查看
            </Button>
          )}
        </dd>
      </div>
      <ReasonDialog
        open={asking}
        title="查看身份证号"
        label="查看目的"
        hint="谁、何时、为什么查看，都会记入审计。"
        okText="查看"
        min={4}
        max={200}
        busy={reveal.busy}
        onOk={reveal.run}
        onCancel={() => setAsking(false)}
      />
    </dl>
  );
}

import { peopleRoutes, type Route, requestRoutes } from '@yuanhang/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../api';
import { useSession } from '../session';
import { PurposeDialog } from '../ui';

interface RevealProps {
  readonly label: string;
  /** Users who may not call it see only the mask. */
  readonly route: Pick<Route, 'access'>;
  readonly read: (purpose: string) => Promise<{ readonly value: string }>;
}

/** Reveals one number for a purpose that is recorded; masked again when the page is left. */
function Reveal({ label, route, read }: RevealProps) {
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const reveal = useAction(read, {
    onDone(answer) {
      setValue(answer.value);
      setAsking(false);
    },
  });
  if (!may(route)) return null;
  if (value !== null) return <b className="revealed">{value}</b>;
  return (
    <>
      <Button type="link" size="small" onClick={() => setAsking(true)}>
        查看
      </Button>
      <PurposeDialog
        open={asking}
        title={`查看${label}`}
        busy={reveal.busy}
        onOk={reveal.run}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

/** A student's answer in a masked field of a request. */
export const RevealAnswer = ({ requestId, field, label }: { requestId: string; field: string; label: string }) => (
  <Reveal
    label={label}
    route={requestRoutes.reveal}
    read={(purpose) => call(requestRoutes.reveal, { params: { id: requestId }, body: { field, purpose } })}
  />
);

/** The student's identity card number; `masked` is the part shown without revealing. */
export const IdentityCard = ({ studentId, masked = '●●●●●●●●' }: { studentId: string; masked?: string }) => (
  <>
    {masked}
    <Reveal
      label="身份证号"
      route={peopleRoutes.revealIdentityCard}
      read={(purpose) => call(peopleRoutes.revealIdentityCard, { params: { id: studentId }, body: { purpose } })}
    />
  </>
);

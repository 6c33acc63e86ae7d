import type { CheckInState } from '@yuanhang/contract';
import { useState } from 'react';
import { Button, Callout, Sheet } from '../../shared/ui';
import { EmergencyCard } from './emergency-card';
import { HelpButton } from './safe-button';

interface Props {
  readonly contacts: CheckInState['emergency']['contacts'];
  readonly busy: boolean;
  /** Alerts the teachers; resolves when the request is sent or queued. */
  readonly onConfirm: () => Promise<unknown>;
}

/**
 * 我需要帮助: the first tap shows the emergency contacts, also without a network; the second, on another button, alerts
 * the teachers. Two taps prevent an accidental alert.
 */
export function HelpSheet({ contacts, busy, onConfirm }: Props) {
  const [open, setOpen] = useState(false);
  const tell = async () => {
    await onConfirm();
    setOpen(false);
  };
  return (
    <>
      <HelpButton busy={busy} onTap={() => setOpen(true)} />
      <Sheet
        open={open}
        title="我需要帮助"
        onClose={() => setOpen(false)}
        footer={
          <Button kind="alarm" busy={busy} onTap={() => void tell()}>
            马上通知值班老师
          </Button>
        }
      >
        <Callout tone="red" title="有危险先打电话">
          点号码就能拨打，没有网络也可以。当地报警与急救电话请同时拨打。
        </Callout>
        <EmergencyCard contacts={contacts} />
        <Callout tone="neutral" title="通知值班老师">
          老师会马上收到你的所在地和留言，并与你联系。求助发出后不能撤销。
        </Callout>
      </Sheet>
    </>
  );
}

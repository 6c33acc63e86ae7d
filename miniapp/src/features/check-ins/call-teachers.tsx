import type { CheckInState } from '@yuanhang/contract';
import { Callout, Section } from '../../shared/ui';
import { HelpSheet } from './help-sheet';
import { useCheckIn } from './use-check-in';
import { useWaiting } from './use-waiting';

interface Props {
  readonly applicationId: string;
  readonly contacts: CheckInState['emergency']['contacts'];
}

const nothing = () => undefined;

/** 我需要帮助 when the phone knows the application but not its state: the request is still sent, or queued without a network. */
export function CallTeachers({ applicationId, contacts }: Props) {
  const waiting = useWaiting(applicationId, nothing);
  const checkIn = useCheckIn(applicationId, null, waiting.look);
  const { result } = checkIn;
  // A queued request that has been sent since was announced by a toast.
  const isShown = result !== null && (result.received || waiting.count > 0);
  return (
    <Section title="通知值班老师">
      {isShown ? <Callout tone={result.received ? 'green' : 'amber'} title={result.message} /> : null}
      <HelpSheet contacts={contacts} busy={checkIn.busy} onConfirm={() => checkIn.help({})} />
    </Section>
  );
}

import { Callout, Section } from '../../shared/ui';
import { HelpSheet } from './help-sheet';
import type { KnownEmergency } from './kept';
import { useCheckIn } from './use-check-in';
import { useWaiting } from './use-waiting';

const nothing = () => undefined;

/** 我需要帮助, for where nothing is known of the stay but whose it is: it is sent, or waits, all the same. */
export function CallTeachers({ applicationId, contacts }: KnownEmergency) {
  const waiting = useWaiting(applicationId, nothing);
  const checkIn = useCheckIn(applicationId, null, waiting.look);
  const { said } = checkIn;
  // What has gone out since was said by a toast.
  const stands = said !== null && (said.heard || waiting.count > 0);
  return (
    <Section title="通知值班老师">
      {stands ? <Callout tone={said.heard ? 'green' : 'amber'} title={said.words} /> : null}
      <HelpSheet contacts={contacts} busy={checkIn.busy} onConfirm={() => checkIn.help({})} />
    </Section>
  );
}

import { Callout, Section } from '../../shared/ui';
import { HelpSheet } from './help-sheet';
import type { KnownEmergency } from './kept';
import { useCheckIn } from './use-check-in';

/** 我需要帮助, for where nothing is known of the stay but whose it is: it is sent, or waits, all the same. */
export function CallTeachers({ applicationId, contacts }: KnownEmergency) {
  const checkIn = useCheckIn(applicationId, null, () => undefined);
  const { said } = checkIn;
  return (
    <Section title="通知值班老师">
      {said ? <Callout tone={said.heard ? 'green' : 'amber'} title={said.words} /> : null}
      <HelpSheet contacts={contacts} busy={checkIn.busy} onConfirm={() => checkIn.help({})} />
    </Section>
  );
}

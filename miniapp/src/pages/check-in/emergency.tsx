import { useState } from 'react';
import { EmergencyCard } from '../../features/check-ins/emergency-card';
import { HelpSheet } from '../../features/check-ins/help-sheet';
import { knownEmergency } from '../../features/check-ins/kept';
import { useCheckIn } from '../../features/check-ins/use-check-in';
import { Callout, Page, Section } from '../../shared/ui';

/** Whom to call, from what the phone knows: asks nobody, so it opens without a network too. */
export default function EmergencyPage() {
  const [known] = useState(knownEmergency);
  return (
    <Page title="紧急联系">
      <Callout tone="neutral" title="有危险先打电话">
        12308 全天有人接听，点一下就能拨打；同时请拨打当地的报警与急救电话。
      </Callout>
      <Section title="可以拨打">
        <EmergencyCard contacts={known?.contacts ?? []} />
      </Section>
      {known ? <Teachers applicationId={known.applicationId} contacts={known.contacts} /> : null}
    </Page>
  );
}

function Teachers({ applicationId, contacts }: NonNullable<ReturnType<typeof knownEmergency>>) {
  const checkIn = useCheckIn(applicationId, null, () => undefined);
  const { said } = checkIn;
  return (
    <Section title="通知值班老师">
      {said ? <Callout tone={said.heard ? 'green' : 'amber'} title={said.words} /> : null}
      <HelpSheet contacts={contacts} busy={checkIn.busy} onConfirm={() => checkIn.help({})} />
    </Section>
  );
}

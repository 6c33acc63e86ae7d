import { useState } from 'react';
import { CallTeachers } from '../../features/check-ins/call-teachers';
import { EmergencyCard } from '../../features/check-ins/emergency-card';
import { knownApplication, knownContacts } from '../../features/check-ins/stored-state';
import { Callout, Page, Section } from '../../shared/ui';

/** The emergency contacts stored on the phone; sends no request, so it opens without a network. */
export default function EmergencyPage() {
  const [contacts] = useState(knownContacts);
  const [applicationId] = useState(knownApplication);
  return (
    <Page title="紧急联系" isForEverybody>
      <Callout tone="neutral" title="有危险先打电话">
        12308 全天有人接听，点一下就能拨打；同时请拨打当地的报警与急救电话。
      </Callout>
      <Section title="可以拨打">
        <EmergencyCard contacts={contacts} />
      </Section>
      {applicationId ? <CallTeachers applicationId={applicationId} contacts={contacts} /> : null}
    </Page>
  );
}

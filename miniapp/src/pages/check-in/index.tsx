import { useRouter } from '@tarojs/taro';
import type { CheckInState } from '@yuanhang/contract';
import type { FormValues } from '@yuanhang/domain';
import { useState } from 'react';
import { Clocks } from '../../features/check-ins/clocks';
import { EmergencyCard } from '../../features/check-ins/emergency-card';
import { checkInState } from '../../features/check-ins/kept';
import { HelpButton, SafeButton } from '../../features/check-ins/safe-button';
import { useCheckIn } from '../../features/check-ins/use-check-in';
import { useWaiting } from '../../features/check-ins/use-waiting';
import { checkInForm, checkInNote, dueTone, wellbeingTone } from '../../features/check-ins/words';
import { useAnswer } from '../../shared/api';
import { AnswerView, Button, Callout, Card, Chip, FormFields, Page, Row, Section } from '../../shared/ui';

export default function CheckInPage() {
  const { applicationId: id = '' } = useRouter().params;
  const state = useAnswer(() => checkInState(id), [id]);
  return (
    <Page title="境外打卡">
      <AnswerView answer={state}>
        {(data) => <CheckIn applicationId={id} state={data} onDone={() => void state.reload()} />}
      </AnswerView>
    </Page>
  );
}

interface Props {
  readonly applicationId: string;
  readonly state: CheckInState;
  readonly onDone: () => void;
}

function CheckIn({ applicationId, state, onDone }: Props) {
  const [typed, setTyped] = useState<FormValues>({});
  const waiting = useWaiting(applicationId, onDone);
  const checkIn = useCheckIn(applicationId, state, () => {
    setTyped({});
    waiting.look();
    onDone();
  });
  const values = { city: state.lastPlace.city, ...typed };
  return (
    <>
      <Clocks state={state} />
      {state.rollCall && !checkIn.message ? (
        <Callout tone="red" title="平安确认">
          {state.rollCall.question}
        </Callout>
      ) : null}
      {checkIn.message?.heard ? <Callout tone="green" title={checkIn.message.words} /> : null}
      {waiting.count > 0 ? (
        <Callout tone="amber" title={checkIn.message?.words ?? '有一次打卡还没有发出，联网后自动发送'}>
          <Button kind="quiet" onTap={() => void waiting.send()}>
            现在发送
          </Button>
        </Callout>
      ) : null}
      {state.reason ? <Callout tone="neutral" title={state.reason.message} /> : null}
      {state.allowed && waiting.count === 0 ? (
        <>
          <Card>
            <Row
              label="本次打卡"
              title={state.due?.title ?? '主动报平安'}
              trailing={state.due ? <Chip tone={dueTone(state.due)}>{state.due.text}</Chip> : null}
            />
            <FormFields
              form={checkInForm(state.due)}
              values={values}
              problems={checkIn.failure?.problems ?? []}
              onChange={setTyped}
            />
          </Card>
          <SafeButton busy={checkIn.busy} onTap={() => checkIn.safe(values)} />
        </>
      ) : null}
      <HelpButton busy={checkIn.busy} onTap={() => void checkIn.help(values)} />
      <Section title="紧急联系">
        <EmergencyCard contacts={state.emergency.contacts} />
      </Section>
      <Recent state={state} />
    </>
  );
}

function Recent({ state }: { readonly state: CheckInState }) {
  if (state.recent.length === 0) return null;
  return (
    <Section title="最近打卡">
      <Card>
        {state.recent.map((one) => (
          <Row
            key={one.id}
            plain
            title={[one.localTime, one.place].filter(Boolean).join(' · ')}
            note={checkInNote(one)}
            trailing={<Chip tone={wellbeingTone(one)}>{one.wellbeing === 'safe' ? '平安' : '求助'}</Chip>}
          />
        ))}
      </Card>
    </Section>
  );
}

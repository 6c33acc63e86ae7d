import Taro, { useRouter } from '@tarojs/taro';
import type { FormValues } from '@yuanhang/domain';
import { useState } from 'react';
import { CallTeachers } from '../../features/check-ins/call-teachers';
import { CheckInRow } from '../../features/check-ins/check-in-row';
import { Clocks } from '../../features/check-ins/clocks';
import { EmergencyCard } from '../../features/check-ins/emergency-card';
import { checkInForm } from '../../features/check-ins/forms';
import { HelpSheet } from '../../features/check-ins/help-sheet';
import { dueTone } from '../../features/check-ins/labels';
import { Photos } from '../../features/check-ins/photos';
import { ResultCallout } from '../../features/check-ins/result-callout';
import { SafeButton } from '../../features/check-ins/safe-button';
import {
  checkInState,
  knownApplication,
  knownContacts,
  type SeenState,
  storedStateName,
} from '../../features/check-ins/stored-state';
import { useCheckIn } from '../../features/check-ins/use-check-in';
import { useWaiting } from '../../features/check-ins/use-waiting';
import { paths } from '../../features/navigation/paths';
import { ConsentStepCard } from '../../features/privacy/consent-step';
import { useConsent } from '../../features/privacy/use-consent';
import { useSubscribe } from '../../features/reminders/use-subscribe';
import { useAnswer } from '../../shared/api';
import { AnswerView, Button, Callout, Card, Chip, FormFields, Page, Row, Section } from '../../shared/ui';

export default function CheckInPage() {
  const { applicationId: id = '' } = useRouter().params;
  const state = useAnswer(() => checkInState(id), [id], { storeAs: storedStateName(id) });
  const contacts = state.data?.emergency.contacts ?? (knownApplication() === id ? knownContacts() : []);
  return (
    <Page title="境外打卡">
      <AnswerView answer={state}>
        {(data) => <CheckIn applicationId={id} state={data} onDone={() => void state.reload()} />}
      </AnswerView>
      {state.data === undefined && state.failure ? <CallTeachers applicationId={id} contacts={contacts} /> : null}
      <Section title="紧急联系">
        <EmergencyCard contacts={contacts} />
      </Section>
    </Page>
  );
}

interface Props {
  readonly applicationId: string;
  readonly state: SeenState;
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
  const consent = useConsent('whereabouts');
  // The answer to a roll call needs no consent, and neither does a call for help.
  const asksConsent = consent.needed !== null && !state.rollCall;
  const subscribe = useSubscribe();
  const safe = () => {
    subscribe.ask();
    checkIn.safe(values);
  };
  const { destination, due, rollCall, emergency } = state;
  const values = { city: state.lastLocation.city, ...typed };
  return (
    <>
      <Clocks
        now={state.now}
        answeredAt={state.answeredAt}
        place={destination.city || destination.name}
        offsetMinutes={destination.offsetMinutes}
      />
      {rollCall && !checkIn.result ? (
        <Callout tone="red" title="平安确认：请马上回复">
          {rollCall.question}
        </Callout>
      ) : null}
      {checkIn.result?.received ? (
        <ResultCallout result={checkIn.result} busy={checkIn.undo.busy} onUndo={checkIn.undo.run} />
      ) : null}
      {checkIn.result?.checkInId ? (
        <Photos
          checkInId={checkIn.result.checkInId}
          photos={state.recent.find(({ id }) => id === checkIn.result?.checkInId)?.photos ?? []}
          onChange={onDone}
        />
      ) : null}
      {waiting.count > 0 ? (
        <Callout tone="amber" title={checkIn.result?.message ?? '有一次打卡还没有发出，会自动再试'}>
          <Button kind="quiet" busy={waiting.sendingNow} onTap={() => void waiting.sendNow()}>
            现在发送
          </Button>
        </Callout>
      ) : null}
      {state.reason ? <Callout tone="neutral" title={state.reason.message} /> : null}
      {asksConsent && state.allowed ? <ConsentStepCard step={consent} /> : null}
      {state.allowed && !asksConsent && waiting.count === 0 && !checkIn.result?.received ? (
        <>
          <Card>
            <Row
              label="本次打卡"
              title={due?.title ?? '主动报平安'}
              note={due?.text}
              trailing={due && due.tone !== 'wait' ? <Chip tone={dueTone(due)}>{dueWord[due.tone]}</Chip> : null}
            />
            <FormFields
              form={checkInForm(due)}
              values={values}
              problems={checkIn.failure?.problems ?? []}
              onChange={setTyped}
            />
          </Card>
          <SafeButton busy={checkIn.busy} onTap={safe} />
        </>
      ) : null}
      <HelpSheet contacts={emergency.contacts} busy={checkIn.busy} onConfirm={() => checkIn.help(values)} />
      <Recent applicationId={applicationId} state={state} />
      <Arrival applicationId={applicationId} state={state} />
    </>
  );
}

const dueWord = { now: '该打卡了', soon: '快到了', overdue: '已逾期' } as const;

type Shown = Pick<Props, 'applicationId' | 'state'>;

function Recent({ applicationId, state: { recent } }: Shown) {
  if (recent.length === 0) return null;
  const all = { label: '全部', onTap: () => void Taro.navigateTo({ url: paths.checkInHistory(applicationId) }) };
  return (
    <Section title="最近打卡" action={all}>
      <Card>
        {recent.slice(0, 3).map((one) => (
          <CheckInRow key={one.id} checkIn={one} />
        ))}
      </Card>
    </Section>
  );
}

/** 补充在外信息: the data given on arrival, and the data still missing. */
function Arrival({ applicationId, state: { arrival } }: Shown) {
  if (!arrival) return null;
  const lacks = arrival.address === '';
  return (
    <Section title="在外信息">
      <Card>
        <Row
          icon="pin"
          title={lacks ? '请补充当地住址' : arrival.address}
          note={[arrival.phoneAbroad, arrival.accommodation].filter(Boolean).join(' · ')}
          trailing={lacks ? <Chip tone="amber">待补充</Chip> : '修改'}
          onTap={() => void Taro.navigateTo({ url: paths.arrival(applicationId) })}
        />
      </Card>
    </Section>
  );
}

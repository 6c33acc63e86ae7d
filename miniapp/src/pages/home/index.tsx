import Taro, { useDidShow } from '@tarojs/taro';
import { type Home, homeRoutes } from '@yuanhang/contract';
import { useEffect } from 'react';
import { sendWaiting } from '../../features/check-ins/send-waiting';
import { prepareForNoNetwork } from '../../features/check-ins/stored-state';
import { UnsentCard } from '../../features/check-ins/unsent-card';
import { CurrentCard } from '../../features/home/current-card';
import { deadlineChip } from '../../features/home/labels';
import { NextCard } from '../../features/home/next-card';
import { MobilityCard } from '../../features/mobility/mobility-card';
import { targetOfAction } from '../../features/navigation/next-action';
import { paths } from '../../features/navigation/paths';
import { shortLine, windowTone } from '../../features/programmes/describe';
import { call, useAnswer } from '../../shared/api';
import { AnswerView, Button, Callout, Card, Chip, Page, Row, Section } from '../../shared/ui';

const open = (url: string) => void Taro.navigateTo({ url });

export default function HomePage() {
  // Stored on the phone, because a check-in starts here even without a network.
  const home = useAnswer(() => call(homeRoutes.home, {}), [], { storeAs: 'home' });
  const abroad = home.data?.current?.stage === 'dispatched' ? home.data.current.id : null;
  // After a sign-in: the app is shown already, and its next attempt is 20 s away.
  useDidShow(() => void sendWaiting());
  useEffect(() => {
    if (abroad !== null) prepareForNoNetwork(abroad);
  }, [abroad]);
  return (
    <Page title="远航">
      <UnsentCard onSent={() => void home.reload()} />
      <AnswerView answer={home}>
        {(data) => (
          <>
            {data.rollCall ? <RollCall {...data.rollCall} /> : null}
            <NextCard home={data} onOpen={open} />
            {data.unreadMessages > 0 ? <Unread count={data.unreadMessages} /> : null}
            {data.current ? <CurrentCard current={data.current} onOpen={open} /> : null}
            {abroad !== null ? <Abroad home={data} /> : null}
            <Announcements home={data} />
            <Deadlines home={data} />
            <OpenProgrammes home={data} />
          </>
        )}
      </AnswerView>
    </Page>
  );
}

function Unread({ count }: { readonly count: number }) {
  return (
    <Card>
      <Row plain icon="bell" title={`${count} 条未读消息`} onTap={() => open(paths.messages)} />
    </Card>
  );
}

/** A roll call asks whether the student is safe; shown before everything else. */
function RollCall({ applicationId, question }: NonNullable<Home['rollCall']>) {
  return (
    <Card>
      <Callout tone="red" title="请马上回复是否平安">
        {question}
      </Callout>
      <Button onTap={() => open(paths.checkIn(applicationId))}>去回复</Button>
    </Card>
  );
}

/** The day count, the local time and the emergency contacts of a student abroad. */
function Abroad({ home: { current, now } }: { readonly home: Home }) {
  if (!current?.mobility) return null;
  return (
    <>
      <MobilityCard mobility={current.mobility} city={current.programme.city} now={now} />
      <Card>
        <Row plain icon="phone" title="紧急联系" trailing="12308" onTap={() => open(paths.emergency)} />
      </Card>
    </>
  );
}

function Announcements({ home }: { readonly home: Home }) {
  if (home.announcements.length === 0) return null;
  return (
    <Section title="通知公告" action={{ label: '全部', onTap: () => open(paths.announcements) }}>
      <Card>
        {home.announcements.map(({ id, title, pinned }) => (
          <Row
            key={id}
            plain
            title={title}
            trailing={pinned ? <Chip tone="sea">置顶</Chip> : null}
            onTap={() => open(paths.announcement(id))}
          />
        ))}
      </Card>
    </Section>
  );
}

function Deadlines({ home }: { readonly home: Home }) {
  if (home.deadlines.length === 0) return null;
  return (
    <Section title="近期截止">
      <Card>
        {home.deadlines.map((step) => {
          const chip = deadlineChip(step, home.today);
          return (
            <Row
              key={`${step.applicationId} ${step.action ?? step.title}`}
              title={step.title}
              note={[step.dueText ?? '', step.programmeName, step.detail].filter(Boolean).join(' · ')}
              trailing={chip ? <Chip tone={chip.tone}>{chip.text}</Chip> : null}
              onTap={() => open(targetOfAction(step.action, step.applicationId).path)}
            />
          );
        })}
      </Card>
    </Section>
  );
}

function OpenProgrammes({ home }: { readonly home: Home }) {
  if (home.openProgrammes.length === 0) return null;
  const all = { label: '全部', onTap: () => void Taro.switchTab({ url: paths.programmes }) };
  return (
    <Section title="正在报名" action={all}>
      <Card>
        {home.openProgrammes.map((programme) => (
          <Row
            key={programme.id}
            title={programme.name}
            note={shortLine(programme)}
            trailing={<Chip tone={windowTone(programme.window)}>{programme.windowText}</Chip>}
            onTap={() => open(paths.programme(programme.id))}
          />
        ))}
      </Card>
    </Section>
  );
}

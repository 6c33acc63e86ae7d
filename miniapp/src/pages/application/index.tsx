import Taro, { useRouter } from '@tarojs/taro';
import { type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import { useState } from 'react';
import { DetailPart, type DetailTab, detailTabs } from '../../features/applications/detail-tabs';
import { otherActions } from '../../features/applications/other-actions';
import { OverviewCard } from '../../features/applications/overview-card';
import { useApplicationActions } from '../../features/applications/use-application-actions';
import { paths } from '../../features/navigation/paths';
import { requestTone } from '../../features/requests/request-tone';
import { type Answer, call, useAnswer } from '../../shared/api';
import { AnswerView, Card, Chip, Page, Row, Section, Tabs } from '../../shared/ui';

export default function ApplicationPage() {
  const { id = '' } = useRouter().params;
  const application = useAnswer(() => call(applicationRoutes.detail, { params: { id } }), [id]);
  return (
    <Page title="申请详情">
      <AnswerView answer={application}>{(detail) => <Detail detail={detail} answer={application} />}</AnswerView>
    </Page>
  );
}

interface Props {
  readonly detail: ApplicationDetail;
  readonly answer: Answer<ApplicationDetail>;
}

function Detail({ detail, answer }: Props) {
  const [tab, setTab] = useState<DetailTab>('progress');
  return (
    <>
      <OverviewCard detail={detail} />
      <Tabs tabs={detailTabs} active={tab} onChange={setTab} />
      <DetailPart tab={tab} detail={detail} reload={answer.reload} />
      <Requests detail={detail} />
      <OtherActions detail={detail} answer={answer} />
    </>
  );
}

function Requests({ detail: { requests } }: { readonly detail: ApplicationDetail }) {
  if (requests.length === 0) return null;
  return (
    <Section title="办理事项">
      <Card>
        {requests.map(({ id, kindLabel, status, statusLabel, comment }) => (
          <Row
            key={id}
            title={kindLabel}
            note={comment}
            trailing={<Chip tone={requestTone(status)}>{statusLabel}</Chip>}
            onTap={() => void Taro.navigateTo({ url: paths.requestDetail(id) })}
          />
        ))}
      </Card>
    </Section>
  );
}

function OtherActions({ detail, answer }: Props) {
  const { act, busy } = useApplicationActions(detail, (next) => answer.change(() => next), answer.reload);
  const actions = otherActions(detail);
  if (actions.length === 0) return null;
  return (
    <Section title="其他操作">
      <Card>
        {actions.map(({ key, label, allowed, reason }) => (
          <Row
            key={key}
            plain
            title={label}
            note={reason?.message}
            disabled={!allowed || busy}
            {...(allowed ? { onTap: () => void act(key) } : {})}
          />
        ))}
      </Card>
    </Section>
  );
}

import Taro, { useRouter } from '@tarojs/taro';
import { applicationRoutes, type ProgrammeDetail, programmeRoutes } from '@yuanhang/contract';
import { paths } from '../../features/navigation/paths';
import { ConsentStepCard } from '../../features/privacy/consent-step';
import { useConsent } from '../../features/privacy/use-consent';
import { call, useAnswer, useSubmit } from '../../shared/api';
import {
  AnswerView,
  Button,
  Callout,
  Card,
  EndOfText,
  HtmlText,
  Page,
  type Reading,
  Row,
  Section,
  useReading,
} from '../../shared/ui';

const endId = 'end-of-declaration';

/** 申报须知 and 本人承诺, to be read to the end, and the consent to process an application. */
export default function Begin() {
  const { programmeId: id = '' } = useRouter().params;
  const programme = useAnswer(() => call(programmeRoutes.detail, { params: { id } }), [id]);
  const begin = useSubmit(
    (programmeId: string, idempotencyKey) =>
      call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } }, { idempotencyKey }),
    { onDone: (made) => void Taro.redirectTo({ url: paths.wizard(made.id) }) },
  );
  const consent = useConsent('application');
  const reading = useReading(endId, programme.data !== undefined);
  const footer = programme.data ? (
    <BeginFooter
      programme={programme.data}
      busy={begin.busy}
      reading={reading}
      hasConsent={consent.needed === null}
      onBegin={() => void begin.run(id)}
    />
  ) : null;
  return (
    <Page title="开始申请" footer={footer}>
      <AnswerView answer={programme}>
        {(data) => (
          <>
            <ToRead programme={data} />
            <EndOfText id={endId} />
            {data.apply.allowed && data.apply.applicationId === null ? <ConsentStepCard step={consent} /> : null}
          </>
        )}
      </AnswerView>
    </Page>
  );
}

function ToRead({ programme }: { readonly programme: ProgrammeDetail }) {
  const { apply } = programme;
  const reasons = apply.applicationId === null ? apply.reasons.map(({ message }) => message) : [];
  return (
    <>
      <Card>
        <Row title={programme.name} note={[programme.institution, programme.windowText].filter(Boolean).join(' · ')} />
      </Card>
      {reasons.map((reason) => (
        <Callout key={reason} tone="amber" title={reason} />
      ))}
      <Section title="申报须知">
        <Card>
          {programme.noticeHtml ? <HtmlText html={programme.noticeHtml} /> : <Row plain title="没有特别的要求" />}
        </Card>
      </Section>
      <Section title="本人承诺">
        <Card>
          <Row plain title={programme.declaration} note="同意后，这段承诺和同意的时间会一并保存。" />
        </Card>
      </Section>
    </>
  );
}

interface FooterProps {
  readonly programme: ProgrammeDetail;
  readonly busy: boolean;
  readonly reading: Reading;
  readonly hasConsent: boolean;
  readonly onBegin: () => void;
}

function BeginFooter({ programme: { apply }, busy, reading, hasConsent, onBegin }: FooterProps) {
  const { applicationId } = apply;
  if (applicationId !== null) {
    const goOn = () => void Taro.redirectTo({ url: paths.application(applicationId) });
    return <Button onTap={goOn}>查看我的申请</Button>;
  }
  if (!apply.allowed) {
    return (
      <Button disabled onTap={onBegin}>
        现在不能申请
      </Button>
    );
  }
  // Two elements: a tap on one must not become a tap on the other.
  if (!reading.isRead)
    return (
      <Button key="read" onTap={reading.readOn}>
        继续阅读
      </Button>
    );
  return (
    <Button key="begin" busy={busy} disabled={!hasConsent} onTap={onBegin}>
      {hasConsent ? '同意并开始填报' : '请先选择是否同意'}
    </Button>
  );
}

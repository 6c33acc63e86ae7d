import Taro, { useRouter } from '@tarojs/taro';
import { applicationRoutes, type ProgrammeDetail, programmeRoutes } from '@yuanhang/contract';
import { paths } from '../../features/navigation/paths';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Callout, Card, HtmlText, Page, Row, Section } from '../../shared/ui';

export default function Begin() {
  const { programmeId: id = '' } = useRouter().params;
  const programme = useAnswer(() => call(programmeRoutes.detail, { params: { id } }), [id]);
  const begin = useSubmit(
    (programmeId: string, idempotencyKey) =>
      call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } }, { idempotencyKey }),
    { onDone: (made) => void Taro.redirectTo({ url: paths.wizard(made.id) }) },
  );
  const footer = programme.data ? (
    <BeginFooter programme={programme.data} busy={begin.busy} onBegin={() => void begin.run(id)} />
  ) : null;
  return (
    <Page title="开始申请" footer={footer}>
      <AnswerView answer={programme}>{(data) => <ToRead programme={data} />}</AnswerView>
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
  readonly onBegin: () => void;
}

function BeginFooter({ programme: { apply }, busy, onBegin }: FooterProps) {
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
  return (
    <Button busy={busy} onTap={onBegin}>
      同意并开始填报
    </Button>
  );
}

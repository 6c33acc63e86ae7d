import Taro, { useRouter } from '@tarojs/taro';
import { type ApplicationDetail, applicationRoutes, type Supplement } from '@yuanhang/contract';
import { MaterialsCard } from '../../features/attachments/materials-card';
import { dueLine } from '../../features/navigation/due';
import { paths } from '../../features/navigation/paths';
import { useSubscribe } from '../../features/reminders/use-subscribe';
import { type Answer, call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Callout, Empty, Page, Section, showDone, showError } from '../../shared/ui';

/** The supplementary materials a reviewer requested: upload and submit. */
export default function SupplementPage() {
  const { id = '' } = useRouter().params;
  const application = useAnswer(() => call(applicationRoutes.detail, { params: { id } }), [id]);
  const { data } = application;
  const open = data?.supplements.find(({ state }) => state === 'open');
  if (data && open) return <Asked detail={data} supplement={open} answer={application} />;
  return (
    <Page title="补交材料">
      <AnswerView answer={application}>{() => <Empty drawing="papers" title="目前不需要补交材料" />}</AnswerView>
    </Page>
  );
}

interface Props {
  readonly detail: ApplicationDetail;
  readonly supplement: Supplement;
  readonly answer: Answer<ApplicationDetail>;
}

function Asked({ detail, supplement, answer }: Props) {
  const { id, version, missing, today } = detail;
  const submit = useSubmit(
    (seen: number, idempotencyKey) =>
      call(applicationRoutes.answerSupplement, { params: { id }, body: { version: seen } }, { idempotencyKey }),
    {
      onDone: () => {
        showDone('已提交');
        void Taro.redirectTo({ url: paths.application(id) });
      },
      onFailure: (failure) => {
        showError(failure.message);
        if (failure.kind === 'refused') void answer.reload();
      },
    },
  );
  const subscribe = useSubscribe();
  const handIn = () => {
    subscribe.ask();
    void submit.run(version);
  };
  const footer = (
    <Button busy={submit.busy} disabled={missing.length > 0} onTap={handIn}>
      {missing.length > 0 ? `还差 ${missing.length} 项` : '提交'}
    </Button>
  );
  return (
    <Page title="补交材料" footer={footer}>
      <Callout tone="amber" title={dueLine(supplement, today)}>
        {`${supplement.askedBy}：${supplement.comment}`}
      </Callout>
      <Section title="需要补交">
        <MaterialsCard
          owner={{ type: 'application', id }}
          materials={supplement.items}
          mayChange
          onChange={() => void answer.reload()}
        />
      </Section>
    </Page>
  );
}

import Taro, { useRouter } from '@tarojs/taro';
import { type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import { useState } from 'react';
import { reviewComment } from '../../features/applications/history';
import { FormStepView } from '../../features/apply/form-step';
import { LanguagesStep } from '../../features/apply/languages-step';
import { MaterialsStep } from '../../features/apply/materials-step';
import { ReviewStep } from '../../features/apply/review-step';
import { isFormStep, type StepKey, stepsOf } from '../../features/apply/steps';
import { paths } from '../../features/navigation/paths';
import { type Answer, call, useAnswer } from '../../shared/api';
import { AnswerView, Callout, Page, scrollToField, showDone, showError } from '../../shared/ui';

export default function WizardPage() {
  const { id = '', step } = useRouter().params;
  const application = useAnswer(() => call(applicationRoutes.detail, { params: { id } }), [id]);
  const [chosen, setChosen] = useState(step);
  const steps = application.data ? stepsOf(application.data) : [];
  const at = Math.max(
    0,
    steps.findIndex(({ key }) => key === chosen),
  );
  return (
    <Page title="填写申请" progress={steps.length > 0 ? (at + 1) / steps.length : 0}>
      <AnswerView answer={application}>
        {(detail) => <Wizard detail={detail} application={application} at={at} onGo={setChosen} />}
      </AnswerView>
    </Page>
  );
}

interface Props {
  readonly detail: ApplicationDetail;
  readonly application: Answer<ApplicationDetail>;
  readonly at: number;
  readonly onGo: (step: StepKey) => void;
}

function Wizard({ detail, application, at, onGo }: Props) {
  const [tried, setTried] = useState<readonly StepKey[]>([]);
  const steps = stepsOf(detail);
  const step = steps[at];
  if (!step) return null;
  const place = `第 ${at + 1} 步，共 ${steps.length} 步`;
  const saved = (answer: ApplicationDetail) => application.change(() => answer);
  const go = (key: StepKey, field?: string) => {
    onGo(key);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
    // After the step has rendered.
    if (field !== undefined) setTimeout(() => scrollToField(field.split('.').pop() ?? ''), 300);
  };
  const next = () => {
    setTried((all) => [...all, step.key]);
    const following = steps[at + 1];
    if (following) go(following.key);
  };
  const edit = detail.actions.find(({ key }) => key === 'edit');
  const returned = detail.stage === 'revision_required' ? reviewComment(detail.progress) : undefined;
  return (
    <>
      {edit && !edit.allowed ? <Callout tone="amber" title={edit.reason?.message ?? '现在不能修改'} /> : null}
      {returned ? (
        <Callout tone="amber" title={`${returned.by.name}的意见`}>
          {returned.comment}
        </Callout>
      ) : null}
      {isFormStep(step.key) ? (
        <FormStepView
          key={step.key}
          detail={detail}
          page={step.key}
          title={step.title}
          place={place}
          tried={tried.includes(step.key)}
          onSaved={saved}
          returned={returned}
          onNext={next}
        />
      ) : null}
      {step.key === 'languages' ? <LanguagesStep detail={detail} place={place} onSaved={saved} onNext={next} /> : null}
      {step.key === 'materials' ? (
        <MaterialsStep
          detail={detail}
          place={place}
          mayChange={edit?.allowed ?? false}
          problems={tried.includes('materials') ? detail.missing : []}
          onChange={() => void application.reload()}
          onNext={next}
        />
      ) : null}
      {step.key === 'review' ? (
        <ReviewStep
          detail={detail}
          steps={steps}
          place={place}
          onGo={(key, field) => {
            setTried((all) => [...all, key]);
            go(key, field);
          }}
          onSubmitted={(answer) => {
            showDone('已提交');
            void Taro.redirectTo({ url: paths.application(answer.id) });
          }}
          onFailed={(failure) => {
            showError(failure.message);
            // After a lost answer the page must not reload, so that another tap repeats the same submission.
            if (failure.kind === 'refused') void application.reload();
          }}
        />
      ) : null}
    </>
  );
}

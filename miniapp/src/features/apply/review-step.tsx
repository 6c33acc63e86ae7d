import { type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import { call, type Failure, useSubmit } from '../../shared/api';
import { Button, Callout, Card, PartFooter, Row, Section } from '../../shared/ui';
import { useSubscribe } from '../reminders/use-subscribe';
import { isFormStep, type StepKey, stepOfProblem, type WizardStep } from './steps';

interface Props {
  readonly detail: ApplicationDetail;
  readonly steps: readonly WizardStep[];
  readonly place: string;
  /** `field`: the missing field to scroll to. */
  readonly onGo: (step: StepKey, field?: string) => void;
  readonly onSubmitted: (detail: ApplicationDetail) => void;
  readonly onFailed: (failure: Failure) => void;
}

const filled = (detail: ApplicationDetail, key: StepKey): string => {
  if (key === 'languages') return detail.languages.length > 0 ? `${detail.languages.length} 条` : '没有填写';
  if (key === 'materials')
    return `${detail.materials.filter(({ attachments }) => attachments.length > 0).length} / ${detail.materials.length}`;
  return '已填写';
};

/** A summary of all steps; each missing item links to the step where it can be completed. */
export function ReviewStep({ detail, steps, place, onGo, onSubmitted, onFailed }: Props) {
  const submit = useSubmit(
    (version: number, idempotencyKey) =>
      call(applicationRoutes.submit, { params: { id: detail.id }, body: { version } }, { idempotencyKey }),
    { onDone: onSubmitted, onFailure: onFailed },
  );
  const { missing } = detail;
  const subscribe = useSubscribe();
  const handIn = () => {
    subscribe.ask();
    void submit.run(detail.version);
  };
  return (
    <>
      <Section title="检查并提交" note={place}>
        {missing.length > 0 ? (
          <Card>
            <Callout tone="amber" title={`还有 ${missing.length} 项没有完成`}>
              点一下就能去填写
            </Callout>
            {missing.map((problem) => (
              <Row
                key={`${problem.field} ${problem.code}`}
                plain
                title={problem.message}
                onTap={() => onGo(stepOfProblem(problem), problem.field)}
              />
            ))}
          </Card>
        ) : (
          <Callout tone="green" title="都填好了，可以提交">
            提交后由学院审核，审核结束前可以撤回修改。
          </Callout>
        )}
        <Card>
          {steps
            .filter(({ key }) => key !== 'review')
            .map(({ key, title }) => {
              const lacks = missing.filter((problem) => stepOfProblem(problem) === key).length;
              const words = lacks > 0 ? `还差 ${lacks} 项` : isFormStep(key) ? '已填写' : filled(detail, key);
              return <Row key={key} plain title={title} trailing={words} onTap={() => onGo(key)} />;
            })}
        </Card>
      </Section>
      <PartFooter>
        <Button busy={submit.busy} disabled={missing.length > 0} onTap={handIn}>
          {detail.stage === 'revision_required' ? '重新提交' : '提交申请'}
        </Button>
      </PartFooter>
    </>
  );
}

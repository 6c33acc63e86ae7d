import { type RequestDetail, requestRoutes } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import { useState } from 'react';
import { type Answer, call } from '../../shared/api';
import { Button, Callout, Card, Page, Row, Section, scrollToField, showDone, showError } from '../../shared/ui';
import { lastComment } from '../applications/history';
import { remarksOf } from '../applications/remarks';
import { MaterialsCard } from '../attachments/materials-card';
import { DraftForm, pageProblems } from '../drafts/draft-form';
import { saveLabels, unsavedMessage } from '../drafts/save-state';
import { useDraft } from '../drafts/use-draft';
import { ConsentStepCard } from '../privacy/consent-step';
import { useConsent } from '../privacy/use-consent';
import { useSubscribe } from '../reminders/use-subscribe';
import { budgetLines } from './budget-lines';
import { BudgetTotal } from './budget-total';
import { ConsequencesCard } from './consequences-card';
import { lastPart, missingHere, missingMessage } from './missing';
import { hasNumbers, withoutNumbers } from './numbers';
import { RequestHead } from './request-head';
import { useRequestVerbs } from './use-request-verbs';

interface Props {
  readonly request: RequestDetail;
  readonly answer: Answer<RequestDetail>;
}

/** The form of a draft request: saves automatically, lists missing values, submits once. */
export function RequestForm({ request, answer }: Props) {
  const [tried, setTried] = useState(false);
  const onAnswer = (next: RequestDetail) => answer.change(() => next);
  const verbs = useRequestVerbs(request, onAnswer, answer.reload);
  const draft = useDraft<RequestDetail>({
    name: `request-${request.id}`,
    data: request,
    valuesOf: ({ page }) => page.values,
    send: ({ id, version }, _, values) => call(requestRoutes.saveForm, { params: { id }, body: { version, values } }),
    load: () => call(requestRoutes.detail, { params: { id: request.id } }),
    onAnswer,
  });
  const returned = request.status === 'revision_required' ? lastComment(request.timeline) : undefined;
  const missing = missingHere(request, pageProblems('form', request.page, draft));
  const consent = useConsent('sensitive_numbers');
  const asksConsent = consent.needed !== null && hasNumbers(request.page.form);
  const subscribe = useSubscribe();
  const remove = request.actions.find(({ key }) => key === 'delete');

  const save = async (): Promise<boolean> => {
    const failure = await draft.save();
    if (failure) showError(unsavedMessage(failure));
    return failure === null;
  };
  const submit = async () => {
    setTried(true);
    if (missing.length === 0) subscribe.ask();
    if (!(await save())) return;
    const [first] = missing;
    if (first === undefined) await verbs.submit(draft.version());
    else {
      showError(`还差 ${missing.length} 项，已标出`);
      scrollToField(lastPart(first));
    }
  };
  const footer = (
    <>
      <Button
        kind="quiet"
        busy={draft.state === 'saving'}
        onTap={() => void save().then((ok) => ok && showDone('已保存'))}
      >
        保存草稿
      </Button>
      <Button busy={verbs.busy} onTap={() => void submit()}>
        提交
      </Button>
    </>
  );
  return (
    <Page title={request.kindLabel} footer={footer}>
      <RequestHead request={request} />
      {tried && missing.length > 0 ? <Callout tone="red" title={missingMessage(missing)} /> : null}
      {asksConsent ? <ConsentStepCard step={consent} /> : null}
      <Section title="填写内容" note={saveLabels[draft.state]}>
        <DraftForm
          page="form"
          content={request.page}
          draft={draft}
          tried={tried}
          {...(request.kind === 'budget_application' ? { shown: budgetLines } : {})}
          {...(asksConsent ? { shown: withoutNumbers } : {})}
          remarks={remarksOf(returned, request.page.form)}
        />
      </Section>
      {request.kind === 'budget_application' ? <BudgetTotal values={draft.values('form')} /> : null}
      {request.consequences ? (
        <ConsequencesCard consequences={request.consequences} today={dateInShanghai(new Date(request.now))} />
      ) : null}
      {request.materials.length > 0 ? (
        <Section title="材料" note={fileCount(request)}>
          <MaterialsCard
            owner={{ type: 'request', id: request.id }}
            materials={request.materials}
            mayChange
            problems={tried ? request.missing : []}
            onChange={() => void answer.reload()}
          />
        </Section>
      ) : null}
      {remove ? (
        <Card>
          <Row
            plain
            title="删除草稿"
            note={remove.reason?.message}
            disabled={!remove.allowed}
            onTap={() => void verbs.remove()}
          />
        </Card>
      ) : null}
    </Page>
  );
}

const fileCount = ({ materials }: RequestDetail): string =>
  `${materials.filter(({ attachments }) => attachments.length > 0).length} / ${materials.length}`;

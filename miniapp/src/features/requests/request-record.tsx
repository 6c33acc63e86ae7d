import type { RequestDetail } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import type { Answer } from '../../shared/api';
import { Button, Card, FormFields, Page, Section, Timeline } from '../../shared/ui';
import { historyItems, progressItems } from '../applications/history';
import { MaterialsCard } from '../attachments/materials-card';
import { BudgetTotal } from './budget-total';
import { ConsequencesCard } from './consequences-card';
import { RequestHead } from './request-head';
import { useRequestVerbs } from './use-request-verbs';

interface Props {
  readonly request: RequestDetail;
  readonly answer: Answer<RequestDetail>;
}

/** A submitted request: its progress and its content. */
export function RequestRecord({ request, answer }: Props) {
  const verbs = useRequestVerbs(request, (next) => answer.change(() => next), answer.reload);
  const recall = request.actions.find(({ key, allowed }) => key === 'recall' && allowed);
  const footer = recall ? (
    <Button kind="quiet" busy={verbs.busy} onTap={() => void verbs.recall()}>
      撤回修改
    </Button>
  ) : null;
  return (
    <Page title={request.kindLabel} footer={footer}>
      <RequestHead request={request} />
      <Section title="进度">
        <Card>
          <Timeline items={progressItems(request.progress)} />
        </Card>
      </Section>
      <Section title="填写内容">
        <Card>
          <FormFields readOnly form={request.page.form} values={request.page.values} />
        </Card>
      </Section>
      {request.kind === 'budget_application' ? <BudgetTotal values={request.page.values} /> : null}
      {request.consequences ? (
        <ConsequencesCard consequences={request.consequences} today={dateInShanghai(new Date(request.now))} />
      ) : null}
      {request.materials.length > 0 ? (
        <Section title="材料">
          <MaterialsCard
            owner={{ type: 'request', id: request.id }}
            materials={request.materials}
            mayChange={false}
            onChange={() => void answer.reload()}
          />
        </Section>
      ) : null}
      <Section title="记录">
        <Card>
          <Timeline items={historyItems(request.timeline)} />
        </Card>
      </Section>
    </Page>
  );
}

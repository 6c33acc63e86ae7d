import { policy } from '../../features/privacy/policy';
import { Card, Page, Row, Section } from '../../shared/ui';

export default function PolicyPage() {
  return (
    <Page title="个人信息怎样处理" isForEverybody>
      {policy.map(({ title, text }) => (
        <Section key={title} title={title}>
          <Card>
            <Row plain title={text} />
          </Card>
        </Section>
      ))}
    </Page>
  );
}

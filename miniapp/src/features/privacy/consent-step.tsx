import { Button, Card, Row, Section } from '../../shared/ui';
import type { ConsentStep } from './use-consent';
import './privacy.scss';

/** Asks for a consent where it is first needed: what for, and what happens without it. Shows nothing once it is given. */
export function ConsentStepCard({ step: { needed, busy, agree } }: { readonly step: ConsentStep }) {
  if (needed === null) return null;
  const { title, text, without, decidedAt } = needed;
  return (
    <Section title="需要你的同意" note={decidedAt === null ? '' : '说明有更新，或你曾撤回'}>
      <Card>
        <Row icon="shield" title={title} />
        <Row plain title={text} note={without} />
        <Button kind="quiet" busy={busy} onTap={agree}>
          同意
        </Button>
      </Card>
    </Section>
  );
}

import type { ProgrammeDetail } from '@yuanhang/contract';
import { Card, Chip, Empty, Row, Section } from '../../shared/ui';
import { fileRule } from '../attachments/labels';
import { openAttachment } from '../attachments/open-attachment';
import { materialsByPhase } from './materials';

type Requirement = ProgrammeDetail['requirements'][number];

/** The required materials by phase; a tap opens a blank form. */
export function ProgrammeMaterials({ requirements }: { readonly requirements: readonly Requirement[] }) {
  if (requirements.length === 0) return <Empty drawing="papers" title="不需要另外准备材料" />;
  return (
    <>
      {materialsByPhase(requirements).map(({ title, items }) => (
        <Section key={title} title={title}>
          <Card>
            {items.map((item) => (
              <Material key={item.key} item={item} />
            ))}
          </Card>
        </Section>
      ))}
    </>
  );
}

function Material({ item }: { readonly item: Requirement }) {
  const { blankForm } = item;
  const note = [item.help, fileRule(item), blankForm === null ? '' : '点这里打开空白表'].filter(Boolean).join(' · ');
  return (
    <Row
      plain
      title={item.name}
      note={note}
      trailing={<Chip tone={item.required ? 'sea' : 'neutral'}>{item.required ? '必交' : '选交'}</Chip>}
      {...(blankForm === null ? {} : { onTap: () => void openAttachment(blankForm) })}
    />
  );
}

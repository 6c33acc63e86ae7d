import { type ApplicationDetail, programmeRoutes } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';
import { call, useAnswer } from '../../shared/api';
import { Button, PartFooter, Section } from '../../shared/ui';
import { MaterialsCard } from '../attachments/materials-card';

interface Props {
  readonly detail: ApplicationDetail;
  readonly place: string;
  readonly mayChange: boolean;
  readonly problems: readonly Problem[];
  readonly onChange: () => void;
  readonly onNext: () => void;
}

/** The materials the programme requires, with their blank forms. */
export function MaterialsStep({ detail, place, mayChange, problems, onChange, onNext }: Props) {
  const { id: programmeId } = detail.programme;
  // If it fails, only the blank forms are missing.
  const programme = useAnswer(() => call(programmeRoutes.detail, { params: { id: programmeId } }), [programmeId]);
  const blankForms = programme.data?.requirements.flatMap(({ key, blankForm }) =>
    blankForm ? [{ key, file: blankForm }] : [],
  );
  return (
    <>
      <Section title="材料" note={place}>
        <MaterialsCard
          owner={{ type: 'application', id: detail.id }}
          materials={detail.materials}
          blankForms={blankForms ?? []}
          mayChange={mayChange}
          problems={problems}
          onChange={onChange}
        />
      </Section>
      <PartFooter>
        <Button onTap={onNext}>下一步</Button>
      </PartFooter>
    </>
  );
}

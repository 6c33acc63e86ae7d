import type { CheckInEntry, Requirement } from '@yuanhang/contract';
import { checkInPhoto } from '@yuanhang/domain';
import { Section } from '../../shared/ui';
import { MaterialsCard } from '../attachments/materials-card';

const photo: Requirement = {
  ...checkInPhoto,
  fileTypes: [...checkInPhoto.fileTypes],
  help: '24 小时内都可以补',
  required: false,
  phase: 'application',
};

interface Props {
  readonly checkInId: string;
  readonly photos: CheckInEntry['photos'];
  readonly onChange: () => void;
}

/** Photos of a check-in. They are uploaded after it, so that a bad network does not delay the check-in itself. */
export function Photos({ checkInId, photos, onChange }: Props) {
  return (
    <Section title="加一张照片" note="选填">
      <MaterialsCard
        owner={{ type: 'check_in', id: checkInId }}
        materials={[{ requirement: photo, attachments: photos }]}
        mayChange
        onChange={onChange}
      />
    </Section>
  );
}

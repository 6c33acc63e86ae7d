import { type RequestStatus, requestStatusLabels, type Stage, stageLabels } from '@yuanhang/domain';
import { Chip, type Tone } from './chip';

const stageTones: Partial<Record<Stage, Tone>> = {
  under_review: 'sea',
  supplement_required: 'amber',
  revision_required: 'amber',
  approved: 'green',
  dispatched: 'green',
  returned: 'green',
  rejected: 'red',
};
export const StageTag = ({ stage }: { stage: Stage }) => (
  <Chip tone={stageTones[stage] ?? 'neutral'}>{stageLabels[stage]}</Chip>
);

const statusTones: Partial<Record<RequestStatus, Tone>> = {
  submitted: 'sea',
  revision_required: 'amber',
  approved: 'green',
  rejected: 'red',
};
export const RequestTag = ({ status }: { status: RequestStatus }) => (
  <Chip tone={statusTones[status] ?? 'neutral'}>{requestStatusLabels[status]}</Chip>
);

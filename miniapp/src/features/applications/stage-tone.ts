import type { Stage } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** Amber where the student must act, red where it failed, green where it is settled well. */
export function stageTone(stage: Stage): Tone {
  const tones: Record<Stage, Tone> = {
    draft: 'neutral',
    under_review: 'sea',
    supplement_required: 'amber',
    revision_required: 'amber',
    approved: 'green',
    dispatched: 'green',
    returned: 'green',
    closed: 'neutral',
    rejected: 'red',
    cancelled: 'neutral',
    lapsed: 'neutral',
  };
  return tones[stage];
}

import type { Stage } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** Amber when the student must act, red when the application failed, green when it succeeded. */
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

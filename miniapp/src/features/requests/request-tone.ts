import type { RequestStatus } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** Amber where the student must act, green where it is settled, red where it failed. */
export function requestTone(status: RequestStatus): Tone {
  const tones: Record<RequestStatus, Tone> = {
    draft: 'neutral',
    submitted: 'sea',
    revision_required: 'amber',
    approved: 'green',
    rejected: 'red',
    void: 'neutral',
  };
  return tones[status];
}

import type { RequestStatus } from '@yuanhang/domain';
import type { Tone } from '../../shared/ui';

/** Amber when the student must act, green when approved, red when it failed. */
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

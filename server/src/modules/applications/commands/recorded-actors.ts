import { systemActor } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import type { RecordedActor } from '../context';

/** A student who acts themselves. */
export const recordedStudent = ({ userId, name }: Pick<Principal, 'userId' | 'name'>): RecordedActor => ({
  id: userId,
  name,
  role: 'student',
});

/** The sweeps, and what follows from a decision elsewhere. */
export const recordedSystem: RecordedActor = { id: systemActor.userId, name: '系统', role: 'system' };

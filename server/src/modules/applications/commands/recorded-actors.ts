import { systemActor } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import type { RecordedActor } from '../context';

/** A student as the actor. */
export const recordedStudent = ({ userId, name }: Pick<Principal, 'userId' | 'name'>): RecordedActor => ({
  id: userId,
  name,
  role: 'student',
});

/** Acts for the sweeps and for the consequences of other decisions. */
export const recordedSystem: RecordedActor = { id: systemActor.userId, name: '系统', role: 'system' };

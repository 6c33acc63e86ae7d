import type { Role } from '../vocabulary';

/** The acting person. `collegeIds` are the colleges that a college reviewer is responsible for. */
export interface Actor {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly collegeIds: readonly string[];
}

/** The student who owns a record. */
export interface RecordOwner {
  readonly studentId: string;
  readonly collegeId: string;
}

/** Acts for the sweeps and for the consequences of other decisions. */
export const systemActor: Actor = { userId: 'system', roles: ['system'], collegeIds: [] };

/** A student as the actor, for decisions and responses while the student is not signed in. */
export const studentActor = (userId: string): Actor => ({ userId, roles: ['student'], collegeIds: [] });

export const isOwn = (actor: Actor, owner: Pick<RecordOwner, 'studentId'>): boolean => actor.userId === owner.studentId;

import type { Role } from '../vocabulary';

/** Who acts. `collegeIds` are the colleges a college reviewer answers for. */
export interface Actor {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly collegeIds: readonly string[];
}

/** Whose record it is. */
export interface RecordOwner {
  readonly studentId: string;
  readonly collegeId: string;
}

/** The sweeps, and what follows from a decision elsewhere. */
export const systemActor: Actor = { userId: 'system', roles: ['system'], collegeIds: [] };

/** A student, when something is decided or presented for them while they are not signed in. */
export const studentActor = (userId: string): Actor => ({ userId, roles: ['student'], collegeIds: [] });

export const isOwn = (actor: Actor, owner: Pick<RecordOwner, 'studentId'>): boolean => actor.userId === owner.studentId;

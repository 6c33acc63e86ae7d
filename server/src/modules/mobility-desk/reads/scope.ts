import type { Principal } from '../../../platform/http';
import { type Scope, staffScope } from '../../identity';

/** The students abroad whom a member of staff may see, as a condition on `applications a`. */
export const abroadScope = (principal: Principal): Scope =>
  staffScope(principal, 'mobility', { student: 'a.student_id', college: 'a.college_id' });

/** The same as a condition on `help_requests h` with `students s`. */
export const helpScope = (principal: Principal): Scope =>
  staffScope(principal, 'mobility', { student: 'h.student_id', college: 's.college_id' });

/** The same as a condition on `roll_call_answers r`. */
export const rollCallScope = (principal: Principal): Scope =>
  staffScope(principal, 'mobility', { student: 'r.student_id', college: 'r.college_id' });

/** The role in which a person is responsible for students abroad. */
export const actorOf = ({ userId, roles }: Principal) =>
  ({ id: userId, role: roles.includes('office') ? 'office' : 'college_reviewer' }) as const;

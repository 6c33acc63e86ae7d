import { requestKinds, type Stage } from '../vocabulary';
import type { ApplicationMove } from './decision';

/** What an event changes of an application; all else stays as it is. */
export type Change = Partial<Omit<ApplicationMove, 'allowed'>>;

/** Reaching a final stage leaves nothing open behind. */
export const ending = (to: Stage): Change => ({ to, voids: requestKinds });
/** Cancelled after approval: the place is free again. */
export const endingWithPlace = (to: Stage): Change => ({ ...ending(to), releasesPlace: true });

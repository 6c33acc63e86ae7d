import { requestKinds, type Stage } from '../vocabulary';
import type { ApplicationMove } from './decision';

/** The changes an event makes to an application; all other fields stay unchanged. */
export type Change = Partial<Omit<ApplicationMove, 'allowed'>>;

/** A final stage voids all open requests. */
export const ending = (to: Stage): Change => ({ to, voids: requestKinds });
/** A cancellation after approval also releases the place. */
export const endingWithPlace = (to: Stage): Change => ({ ...ending(to), releasesPlace: true });

/**
 * The domain's `windowPhase` as conditions on `programmes p` by `:today`. `closes_on` is the domain's `windowClosesOn`; the
 * indexes of the lists end with it.
 */

export const anyWindowOpen = 'p.apply_from <= :today AND p.closes_on >= :today';
/** Includes `closes_on`, which is never before `apply_until`, so that the list can use the index. */
export const regularWindowOpen = `${anyWindowOpen} AND p.apply_until >= :today`;
export const regularWindowPast = 'p.apply_until < :today';
export const bothWindowsPast = 'p.closes_on < :today';

import type { SealedSet } from '../../platform/crypto';

/** The context to which an identity card number is sealed. */
export const identityCardContext = (userId: string): string => `student:${userId}:identityCard`;

/** The sealed identity cards of the register, for a key rotation. */
export const sealedCards: SealedSet = {
  table: 'students',
  idColumn: 'user_id',
  column: 'identity_card_sealed',
  guard: 'identity_card_sealed',
  rewrite: ({ id, held }, reseal) => reseal(held, identityCardContext(id)),
};

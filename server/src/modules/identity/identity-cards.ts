import type { SealedSet } from '../../platform/crypto';

/** What a sealed number of an identity card is bound to. */
export const identityCardContext = (userId: string): string => `student:${userId}:identityCard`;

/** The register's identity cards, for a change of keys. */
export const sealedCards: SealedSet = {
  table: 'students',
  idColumn: 'user_id',
  column: 'identity_card_sealed',
  guard: 'identity_card_sealed',
  rewrite: ({ id, held }, reseal) => reseal(held, identityCardContext(id)),
};

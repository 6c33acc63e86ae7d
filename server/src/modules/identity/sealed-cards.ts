import type { SealedSet } from '../../platform/crypto';
import { identityCardContext } from './register';

/** The register's identity cards, for a change of keys. */
export const sealedCards: SealedSet = {
  table: 'students',
  idColumn: 'user_id',
  column: 'identity_card_sealed',
  guard: 'identity_card_sealed',
  rewrite: ({ id, held }, reseal) => reseal(held, identityCardContext(id)),
};

import type { SealedSet } from '../../platform/crypto';
import { identityCardContext } from '../identity';

/** The sealed identity cards of the values kept for an undo, for a key rotation. */
export const sealedChanges: readonly SealedSet[] = ['before_values', 'after_values'].map((column) => ({
  table: 'import_changes',
  idColumn: 'id',
  column,
  guard: column,
  rewrite({ id, held }, reseal) {
    const [, userId = ''] = id.split(':');
    const values: Record<string, string | null> = JSON.parse(held);
    const { identityCardSealed: card } = values;
    return card ? JSON.stringify({ ...values, identityCardSealed: reseal(card, identityCardContext(userId)) }) : held;
  },
}));

import type { FormValues } from '@yuanhang/domain';
import type { Failure } from '../../shared/api';
import { type Typed, withoutSent } from './typed';

export interface Saving<D> {
  readonly latest: () => D;
  readonly typed: () => Typed;
  readonly setTyped: (typed: Typed) => void;
  readonly valuesOf: (data: D, page: string) => FormValues | null;
  /** Saves a page on top of the version of `data`. */
  readonly send: (data: D, page: string, values: FormValues) => Promise<D>;
  readonly load: () => Promise<D>;
  readonly answered: (data: D) => void;
  readonly toFailure: (error: unknown) => Failure;
}

const attempts = 3;

/**
 * Sends all local changes, page by page. On a version conflict (another phone, a lost answer) it reads the newest
 * content and applies the local changes on top of it. A change of a field that the form no longer has is dropped, so
 * that it does not block the others. Returns null when everything is saved.
 */
export async function saveAll<D>(saving: Saving<D>): Promise<Failure | null> {
  for (const page of Object.keys(saving.typed())) {
    const failure = await savePage(saving, page);
    if (failure) return failure;
  }
  return null;
}

async function savePage<D>(saving: Saving<D>, page: string): Promise<Failure | null> {
  for (let attempt = 1; ; attempt += 1) {
    const changes = saving.typed()[page];
    const saved = saving.valuesOf(saving.latest(), page);
    if (changes === undefined) return null;
    if (saved === null) {
      saving.setTyped(withoutSent(saving.typed(), page, changes));
      return null;
    }
    try {
      const data = await saving.send(saving.latest(), page, { ...saved, ...changes });
      saving.setTyped(withoutSent(saving.typed(), page, changes));
      saving.answered(data);
      return null;
    } catch (error) {
      const failure = saving.toFailure(error);
      const removed = removedFields(failure, changes);
      if (Object.keys(removed).length > 0) {
        saving.setTyped(withoutSent(saving.typed(), page, removed));
        continue;
      }
      if (failure.code !== 'stale_version' || attempt === attempts) return failure;
    }
    try {
      saving.answered(await saving.load());
    } catch (error) {
      return saving.toFailure(error);
    }
  }
}

/** The changes of fields that the server does not know: the page has no place to show them. */
const removedFields = ({ problems }: Failure, changes: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(changes).filter(([key]) =>
      problems.some(({ field, code }) => code === 'unknown_field' && field === key),
    ),
  );

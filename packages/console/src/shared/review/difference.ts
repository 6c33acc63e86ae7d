import { valueText } from '@yuanhang/domain';
import { materialsOf, pagesOf, type Reviewed } from './record';

export interface Difference {
  readonly answers: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly filesAdded: readonly string[];
  readonly filesRemoved: readonly string[];
  /** The operations in the meantime, oldest first. */
  readonly done: readonly { readonly title: string; readonly by: string; readonly comment: string | null }[];
}

const answersOf = (reviewed: Reviewed): ReadonlyMap<string, { label: string; text: string }> =>
  new Map(
    pagesOf(reviewed).flatMap(({ form, values }) =>
      form.fields.map((field) => [
        `${form.key}.${field.key}`,
        { label: field.label, text: valueText(field, values[field.key]) },
      ]),
    ),
  );
const filesOf = (reviewed: Reviewed): ReadonlyMap<string, string> =>
  new Map(materialsOf(reviewed).flatMap(({ attachments }) => attachments.map(({ id, fileName }) => [id, fileName])));

const missingFrom = (those: ReadonlyMap<string, string>, these: ReadonlyMap<string, string>) =>
  [...these].filter(([id]) => !those.has(id)).map(([, name]) => name);

/** The differences between the record a reviewer saw and its newest version. */
export function difference(seen: Reviewed, now: Reviewed): Difference {
  const before = answersOf(seen);
  const known = new Set(seen.record.timeline.map(({ id }) => id));
  return {
    answers: [...answersOf(now)].flatMap(([key, { label, text }]) => {
      const old = before.get(key)?.text ?? '—';
      return old === text ? [] : [{ label, before: old, after: text }];
    }),
    filesAdded: missingFrom(filesOf(seen), filesOf(now)),
    filesRemoved: missingFrom(filesOf(now), filesOf(seen)),
    done: now.record.timeline
      .filter(({ id }) => !known.has(id))
      .sort((a, b) => a.at.localeCompare(b.at))
      .map(({ title, by, comment }) => ({ title, by: by.name, comment })),
  };
}

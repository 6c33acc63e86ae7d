import type { SubscribeTemplate, SubscribeValue } from '@yuanhang/config';
import { dateInShanghai } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import type { OutgoingMessage } from '../delivery/sender';

/** WeChat's length limits by type of field; one character more and the whole message is refused (47003). */
const limits: Readonly<Record<string, number>> = {
  thing: 20,
  short_thing: 5,
  phrase: 5,
  name: 10,
  character_string: 32,
  date: 20,
  time: 20,
};

/** The characters that a type of field accepts. */
const allowed: Readonly<Record<string, RegExp>> = {
  phrase: /[^\p{Script=Han}]/gu,
  character_string: /[^\x20-\x7e]/g,
};

/** Shortens by whole characters, with an ellipsis where text is omitted. */
function shorten(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** The text of one field: one line, only accepted characters, within WeChat's limit, never empty. */
export function fieldText(name: string, text: string): string {
  const kind = name.replace(/\d+$/, '');
  const line = text.replace(/\s+/g, ' ').trim();
  const kept = kind in allowed ? line.replace(allowed[kind] ?? /$^/, '') : line;
  const limit = limits[kind] ?? 20;
  // A phrase is too short for an ellipsis, and does not accept one.
  return (
    (kind === 'phrase' ? [...kept].slice(0, limit).join('') : shorten(kept, limit)) ||
    (kind === 'phrase' ? '通知' : '-')
  );
}

/** The message in the fields of a template. */
export function subscribeData(
  { fields }: SubscribeTemplate,
  { title, number, programme, next_step, created_at }: OutgoingMessage,
): Readonly<Record<string, { value: string }>> {
  const values: Readonly<Record<SubscribeValue, string>> = {
    title,
    number: number ?? '',
    programme: programme ?? '',
    next: next_step || '打开小程序查看',
    date: dateInShanghai(toDate(created_at)),
  };
  return Object.fromEntries(fields.map(({ name, value }) => [name, { value: fieldText(name, values[value]) }]));
}

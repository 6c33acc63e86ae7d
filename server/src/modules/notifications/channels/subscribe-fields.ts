import type { SubscribeTemplate, SubscribeValue } from '@yuanhang/config';
import { dateInShanghai } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import type { OutgoingMessage } from '../delivery/sender';

/** WeChat's limits, by the kind of a field; one character more and the whole message is refused (47003). */
const limits: Readonly<Record<string, number>> = {
  thing: 20,
  short_thing: 5,
  phrase: 5,
  name: 10,
  character_string: 32,
  date: 20,
  time: 20,
};

/** What a kind of field takes at all. */
const allowed: Readonly<Record<string, RegExp>> = {
  phrase: /[^\p{Script=Han}]/gu,
  character_string: /[^\x20-\x7e]/g,
};

/** Shortened by whole characters, with an ellipsis where something is left out. */
function shorten(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** One field's text: one line, of the characters that its kind takes, as long as WeChat takes it, never empty. */
export function fieldText(name: string, text: string): string {
  const kind = name.replace(/\d+$/, '');
  const line = text.replace(/\s+/g, ' ').trim();
  const kept = kind in allowed ? line.replace(allowed[kind] ?? /$^/, '') : line;
  const limit = limits[kind] ?? 20;
  // A phrase has no character to spare for an ellipsis, and takes none.
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

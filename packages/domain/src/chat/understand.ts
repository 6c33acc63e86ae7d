import { findPlace } from '../countries';
import { truncate } from '../text';
import { findBindingCode, normaliseBindingCode } from './binding-code';
import { readCheckIn } from './check-in';
import { findCommand } from './commands';
import { criesForHelp, helpNote } from './help';
import type { Intent } from './intent';
import { readableLines } from './readable';

const binding = /^(我要|我想|请)?(绑定|bind\b)/i;

/**
 * What a message means. Full-width characters, spaces, punctuation, emoji, several lines and English are all
 * fine. A cry for help anywhere wins over everything but a plain command; a question is never a check-in.
 * Never throws, whatever the text; of a very long one only the beginning is read.
 */
export function understand(text: string): Intent {
  const lines = readableLines(text);
  const first = lines[0] ?? '';
  const command = lines.length === 1 ? findCommand(first) : null;
  if (command) return { type: command };
  if (lines.some(criesForHelp)) return { type: 'help', place: findPlace(lines.join('\n')), note: noteFor(lines) };
  for (let i = 0; i < lines.length; i += 1) {
    const intent = readLine(lines[i] ?? '', lines.slice(i + 1));
    if (intent) return intent;
  }
  return { type: 'unknown' };
}

function readLine(line: string, others: readonly string[]): Intent | null {
  const command = findCommand(line);
  if (command) return { type: command };
  const alone = normaliseBindingCode(line);
  if (alone !== null) return { type: 'bind', code: alone };
  if (binding.test(line)) return { type: 'bind', code: findBindingCode(line.replace(binding, '')) };
  return readCheckIn(line, others);
}

function noteFor(lines: readonly string[]): string | null {
  const note = helpNote(lines);
  return note === null ? null : truncate(note, 1000);
}

import { findLocation, guessLocation, type Location, type Syllables } from '../countries';
import { truncate } from '../text';
import { findBindingCode, normaliseBindingCode } from './binding-code';
import { type CheckInLine, readCheckIn } from './check-in';
import { findCommand, suggestCommand } from './commands';
import { readDutyCommand } from './duty-command';
import { helpNote, isHelpRequest } from './help-request';
import type { Intent } from './intent';
import { readableLines } from './readable';
import { simplify } from './simplified';
import { mentionsTrouble } from './trouble';

const binding = /^(我要|我想|请)?(绑定|bind\b)/i;
const maxNoteLength = { check_in: 500, help: 1000 };

/** Facts about the sender, and pronunciation data. */
export interface UnderstandOptions {
  /** Pronunciations of characters, to recognise misspelt cities; without them only spelling is compared. */
  readonly syllables?: Syllables;
  /** The sender is staff on duty and may use commands such as 处理 12; from others these are ordinary sentences. */
  readonly onDuty?: boolean;
}

/**
 * Determines the meaning of a message. Accepts full-width and traditional characters, spaces, punctuation, emoji,
 * several lines, English, mentions and quoted messages. A help request anywhere takes precedence over everything but
 * a plain command. A text that sounds like trouble, a question or a denial is never a check-in. Never throws; of a
 * very long text only the beginning is read.
 */
export function understand(text: string, { syllables = () => [], onDuty = false }: UnderstandOptions = {}): Intent {
  const written = readableLines(text);
  const lines = written.map(simplify);
  const first = lines[0] ?? '';
  const command = lines.length === 1 ? findCommand(first) : null;
  if (command) return { type: command };
  const duty = onDuty ? readDutyCommand(lines) : null;
  if (duty) return duty;

  /** Returns the note with the original characters: the simplified text has the same length. */
  const asWritten = (note: string | null, maxLength: number) => {
    if (note === null) return null;
    const at = lines.join('\n').indexOf(note);
    return truncate(at < 0 ? note : written.join('\n').slice(at, at + note.length), maxLength);
  };
  const where = (words: string | null) => locationIn(lines.join('\n'), words ?? '', syllables);

  if (lines.some(isHelpRequest)) {
    const note = helpNote(lines);
    return { type: 'help', ...where(note), note: asWritten(note, maxNoteLength.help) };
  }
  if (mentionsTrouble(lines)) return { type: 'trouble' };
  for (let i = 0; i < lines.length; i += 1) {
    const read = readLine(lines[i] ?? '', lines.slice(i + 1), syllables);
    if (read === null) continue;
    if ('type' in read) return read;
    const location = where(read.near);
    return { type: 'check_in', wellbeing: 'safe', ...location, note: asWritten(read.note, maxNoteLength.check_in) };
  }
  return { type: 'unknown', suggestion: lines.length === 1 ? suggestCommand(first, syllables) : null };
}

function locationIn(
  all: string,
  near: string,
  syllables: Syllables,
): { location: Location; guessedFrom: string | null } {
  const location = findLocation(all);
  if (location.country !== undefined) return { location, guessedFrom: null };
  const guess = guessLocation(near, syllables);
  return guess ? { location: guess.location, guessedFrom: guess.written } : { location: {}, guessedFrom: null };
}

function readLine(line: string, others: readonly string[], syllables: Syllables): Intent | CheckInLine | null {
  const command = findCommand(line);
  if (command) return { type: command };
  const alone = normaliseBindingCode(line);
  if (alone !== null) return { type: 'bind', code: alone };
  if (binding.test(line)) return { type: 'bind', code: findBindingCode(line.replace(binding, '')) };
  return readCheckIn(line, others, syllables);
}

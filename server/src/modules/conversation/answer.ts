import { dateInShanghai, type Intent } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';
import { recordedWords } from '../check-ins';
import type { ConversationDeps } from './conversation';
import { deadlineWords, progressWords, todoWords } from './lists';
import * as words from './words';

interface Said {
  readonly loginId: string;
  readonly contactId: string;
  /** Unique per message. */
  readonly key: string;
  /** Business time. */
  readonly saidAt: Date;
}
type CheckInIntent = Extract<Intent, { type: 'check_in' | 'help' }>;

/** What one text is answered with. A refusal of the domain is an answer like any other. */
export function answerTo({ clock, identity, applications, checkIns }: ConversationDeps) {
  async function record(said: Said, studentId: string, intent: CheckInIntent) {
    return checkIns.record({
      studentId,
      applicationId: await checkIns.concerning(studentId),
      clientKey: said.key,
      source: 'chat',
      wellbeing: intent.type === 'help' ? 'needs_help' : 'safe',
      ...intent.place,
      note: intent.note ?? '',
      madeAt: said.saidAt,
    });
  }

  async function help(said: Said, studentId: string, intent: CheckInIntent): Promise<string> {
    // Staff bind chats too; whom the register does not know, nobody on duty could look for.
    if (!(await identity.studentRecord(studentId))) return words.hotlineWords;
    const row = await record(said, studentId, intent);
    const { contacts } = await checkIns.emergencyIn(row.country);
    return words.helpWords(recordedWords(row), contacts);
  }

  async function bind({ loginId, contactId }: Said, code: string | null): Promise<string> {
    if (code === null) return words.bindWords.missing;
    const outcome = await identity.chat.bind(loginId, contactId, code);
    return outcome.bound ? words.bindWords.bound(outcome.name) : words.bindWords[outcome.why];
  }

  async function answerKnown(said: Said, studentId: string, intent: Intent): Promise<string> {
    const today = dateInShanghai(clock.now());
    switch (intent.type) {
      case 'check_in':
        return words.checkedInWords(recordedWords(await record(said, studentId, intent)));
      case 'help':
        return help(said, studentId, intent);
      case 'progress':
        return progressWords(await applications.summaries(studentId));
      case 'todo':
        return todoWords(await applications.summaries(studentId), today);
      case 'deadlines':
        return deadlineWords(await applications.summaries(studentId), today);
      case 'undo':
        await checkIns.undo(studentId);
        return words.undoneWords;
      case 'unsubscribe':
      case 'subscribe':
        await identity.chat.setChatMessages(studentId, intent.type === 'subscribe');
        return words.subscriptionWords[intent.type];
      case 'usage':
        return words.usage;
      case 'bind':
        return bind(said, intent.code);
      case 'unknown':
        return words.hint;
    }
  }

  return async (said: Said, intent: Intent): Promise<string> => {
    try {
      const known = await identity.chat.studentByContact(said.loginId, said.contactId);
      if (known) return await answerKnown(said, known.userId, intent);
      if (intent.type === 'bind') return await bind(said, intent.code);
      return intent.type === 'help' ? words.hotlineWords : words.strangerHint;
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return words.refusalWords(intent.type, error.message);
      throw error;
    }
  };
}

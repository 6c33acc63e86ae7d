import { dateInShanghai, type Intent } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';
import { recordedWords } from '../check-ins';
import type { ChatPerson } from '../identity';
import type { ConversationDeps } from './conversation';
import { dutyAnswers, isOnDuty } from './duty';
import { deadlineWords, progressWords, todoWords } from './lists';
import * as words from './words';

interface Said {
  readonly loginId: string;
  readonly contactId: string;
  /** Unique per message. */
  readonly key: string;
  /** Business time. */
  readonly saidAt: Date;
  /** Null for strangers. */
  readonly person: ChatPerson | null;
}
type CheckInIntent = Extract<Intent, { type: 'check_in' | 'help' }>;

/** What one text is answered with. A refusal of the domain is an answer like any other. */
export function answerTo(deps: ConversationDeps) {
  const { clock, identity, applications, checkIns } = deps;
  const duty = dutyAnswers(deps);

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
    return words.helpWords(recordedWords(row), words.guessWords(intent, row.place, 'stands'), contacts);
  }

  async function bind({ loginId, contactId }: Said, code: string | null): Promise<string> {
    if (code === null) return words.bindWords.missing;
    const outcome = await identity.chat.bind(loginId, contactId, code);
    if (!outcome.bound) return words.bindWords[outcome.why];
    const person = await identity.chat.personByContact(loginId, contactId);
    const isStaff = person !== null && !person.roles.includes('student');
    return isStaff ? words.bindWords.boundStaff(outcome.name, isOnDuty(person)) : words.bindWords.bound(outcome.name);
  }

  /** What a student who called for help can do about it: never what they cannot do where they are. */
  async function standingHelp(studentId: string): Promise<string | null> {
    const help = await checkIns.openHelp(studentId);
    if (!help) return null;
    const stay = await checkIns.concerning(studentId);
    const mayCheckIn = stay !== null && (await checkIns.stateOf(studentId, stay)).allowed;
    return words.alertStands(help.takenBy, mayCheckIn);
  }

  async function undo(studentId: string): Promise<string> {
    try {
      await checkIns.undo(studentId);
      return words.undoneWords;
    } catch (error) {
      const stands = error instanceof AppError && error.detail === 'alert_stands';
      const standing = stands ? await standingHelp(studentId) : null;
      if (standing === null) throw error;
      return standing;
    }
  }

  async function answerKnown(said: Said, person: ChatPerson, intent: Intent): Promise<string> {
    const studentId = person.userId;
    const today = dateInShanghai(clock.now());
    switch (intent.type) {
      case 'check_in': {
        const row = await record(said, studentId, intent);
        return words.checkedInWords(recordedWords(row), words.guessWords(intent, row.place, 'undo'));
      }
      case 'help':
        return help(said, studentId, intent);
      case 'doubt':
        return words.doubtWords;
      case 'all_clear':
        return (await standingHelp(studentId)) ?? words.allClearWords;
      case 'progress':
        return progressWords(await applications.summaries(studentId));
      case 'todo':
        return todoWords(await applications.summaries(studentId), today);
      case 'deadlines':
        return deadlineWords(await applications.summaries(studentId), today);
      case 'undo':
        return undo(studentId);
      case 'unsubscribe':
      case 'subscribe':
        await identity.chat.setChatMessages(studentId, intent.type === 'subscribe');
        return words.subscriptionWords[intent.type];
      case 'usage':
        return words.usageFor(person.roles.includes('student'), isOnDuty(person));
      case 'bind':
        return bind(said, intent.code);
      case 'help_list':
      case 'take_help':
      case 'close_help':
      case 'roll_calls':
        return isOnDuty(person) ? duty(person, intent) : words.notOnDuty(intent.type);
      case 'unknown':
        return words.unknownWords(intent.perhaps);
    }
  }

  return async (said: Said, intent: Intent): Promise<string> => {
    try {
      if (said.person) return await answerKnown(said, said.person, intent);
      if (intent.type === 'bind') return await bind(said, intent.code);
      return intent.type === 'help' || intent.type === 'doubt' ? words.hotlineWords : words.strangerHint;
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return words.refusalWords(intent.type, error.message);
      throw error;
    }
  };
}

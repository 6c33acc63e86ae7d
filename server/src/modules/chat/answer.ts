import { dateInShanghai, type Intent } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';
import { checkInMessage } from '../check-ins';
import type { ChatPerson } from '../identity';
import { deadlineMessage, progressMessage, todoMessage } from './application-messages';
import type { ChatContext } from './context';
import { answerOnDuty, isOnDuty } from './duty';
import * as messages from './messages';

interface ReceivedText {
  readonly loginId: string;
  readonly contactId: string;
  /** Unique per message. */
  readonly key: string;
  /** Business time. */
  readonly saidAt: Date;
  /** Null for unbound contacts. */
  readonly person: ChatPerson | null;
}
type CheckInIntent = Extract<Intent, { type: 'check_in' | 'help' }>;

/** The reply to one text. A refusal of the domain is also a reply. */
export async function answer(context: ChatContext, received: ReceivedText, intent: Intent): Promise<string> {
  try {
    if (received.person) return await answerKnown(context, received, received.person, intent);
    if (intent.type === 'bind') return await bind(context, received, intent.code);
    return intent.type === 'help' || intent.type === 'trouble' ? messages.hotlineMessage : messages.strangerMessage;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return messages.refusalMessage(intent.type, error.message);
    throw error;
  }
}

async function record(context: ChatContext, received: ReceivedText, studentId: string, intent: CheckInIntent) {
  return context.checkIns.record({
    studentId,
    applicationId: await context.checkIns.concerning(studentId),
    clientKey: received.key,
    source: 'chat',
    wellbeing: intent.type === 'help' ? 'needs_help' : 'safe',
    ...intent.location,
    note: intent.note ?? '',
    madeAt: received.saidAt,
  });
}

async function help(
  context: ChatContext,
  received: ReceivedText,
  studentId: string,
  intent: CheckInIntent,
): Promise<string> {
  // Staff can bind a contact too. The duty staff cannot search for a person who is not in the register.
  if (!(await context.identity.studentRecord(studentId))) return messages.hotlineMessage;
  const row = await record(context, received, studentId, intent);
  const { contacts } = await context.checkIns.emergencyIn(row.country);
  return messages.helpMessage(
    checkInMessage(row),
    messages.guessedLocationMessage(intent, row.place, 'stands'),
    contacts,
  );
}

async function bind(context: ChatContext, { loginId, contactId }: ReceivedText, code: string | null): Promise<string> {
  if (code === null) return messages.bindMessages.missing;
  const outcome = await context.identity.chat.bind(loginId, contactId, code);
  if (!outcome.bound) return messages.bindMessages[outcome.why];
  const person = await context.identity.chat.personByContact(loginId, contactId);
  const isStaff = person !== null && !person.roles.includes('student');
  return isStaff
    ? messages.bindMessages.boundStaff(outcome.name, isOnDuty(person))
    : messages.bindMessages.bound(outcome.name);
}

/** Tells a student with an open help request what they can do; mentions checking in only when it is possible. */
async function openHelpAnswer(context: ChatContext, studentId: string): Promise<string | null> {
  const help = await context.checkIns.openHelp(studentId);
  if (!help) return null;
  const stay = await context.checkIns.concerning(studentId);
  const mayCheckIn = stay !== null && (await context.checkIns.stateOf(studentId, stay)).allowed;
  return messages.openHelpMessage(help.takenBy, mayCheckIn);
}

async function undo(context: ChatContext, studentId: string): Promise<string> {
  try {
    await context.checkIns.undo(studentId);
    return messages.undoneMessage;
  } catch (error) {
    const stands = error instanceof AppError && error.detail === 'alert_stands';
    const standing = stands ? await openHelpAnswer(context, studentId) : null;
    if (standing === null) throw error;
    return standing;
  }
}

async function answerKnown(
  context: ChatContext,
  received: ReceivedText,
  person: ChatPerson,
  intent: Intent,
): Promise<string> {
  const studentId = person.userId;
  const today = dateInShanghai(context.clock.now());
  switch (intent.type) {
    case 'check_in': {
      const row = await record(context, received, studentId, intent);
      return messages.checkedInMessage(checkInMessage(row), messages.guessedLocationMessage(intent, row.place, 'undo'));
    }
    case 'help':
      return help(context, received, studentId, intent);
    case 'trouble':
      return messages.troubleMessage;
    case 'all_clear':
      return (await openHelpAnswer(context, studentId)) ?? messages.allClearMessage;
    case 'progress':
      return progressMessage(await context.applications.summaries(studentId));
    case 'todo':
      return todoMessage(await context.applications.summaries(studentId), today);
    case 'deadlines':
      return deadlineMessage(await context.applications.summaries(studentId), today);
    case 'undo':
      return undo(context, studentId);
    case 'unsubscribe':
    case 'subscribe':
      await context.database.transaction((tx) =>
        context.identity.chat.setChatMessages(studentId, intent.type === 'subscribe', tx),
      );
      return messages.subscriptionMessages[intent.type];
    case 'usage':
      return messages.usageMessage(person.roles.includes('student'), isOnDuty(person));
    case 'bind':
      return bind(context, received, intent.code);
    case 'help_list':
    case 'take_help':
    case 'close_help':
    case 'roll_calls':
      return isOnDuty(person) ? answerOnDuty(context, person, intent) : messages.notOnDutyMessage(intent.type);
    case 'unknown':
      return messages.unknownMessage(intent.suggestion);
  }
}

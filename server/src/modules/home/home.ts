import type { ApplicationSummary, Home } from '@yuanhang/contract';
import { dateInShanghai, isFinalStage, type Stage } from '@yuanhang/domain';
import { bindContext } from '../../platform/bind-context';
import type { Clock } from '../../platform/clock';
import type { Principal } from '../../platform/http';
import type { Announcements } from '../announcements';
import type { Applications } from '../applications';
import type { CheckIns } from '../check-ins';
import type { Identity } from '../identity';
import type { Notifications } from '../notifications';
import type { Programmes } from '../programmes';

/** The dependencies of the verb of this module. */
export interface HomeContext {
  readonly clock: Clock;
  readonly identity: Pick<Identity, 'studentRecord'>;
  readonly announcements: Pick<Announcements, 'list'>;
  readonly programmes: Pick<Programmes, 'openFor'>;
  readonly applications: Pick<Applications, 'summaries'>;
  readonly checkIns: Pick<CheckIns, 'openRollCallsFor'>;
  readonly notifications: Pick<Notifications, 'unreadCount'>;
}

const openProgrammes = 4;
const newestAnnouncements = 3;
type Step = NonNullable<Home['next']>;

/** The stages by progress, to choose the current mobility. */
const order: readonly Stage[] = [
  'draft',
  'revision_required',
  'supplement_required',
  'under_review',
  'approved',
  'returned',
  'dispatched',
];
/** The most urgent first. */
const urgency: Readonly<Record<Step['tone'], number>> = { overdue: 0, now: 1, soon: 1, wait: 2, done: 3 };

function steps(applications: readonly ApplicationSummary[]): Step[] {
  return applications.flatMap(({ id, number, programme, next }) =>
    next ? [{ ...next, applicationId: id, number, programmeName: programme.name }] : [],
  );
}

/** Steps with a date by date, then the others. */
const bySooner = (a: Step, b: Step) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');

/** The home page: the next step and its deadline, computed from the rules that the server enforces. */
async function page(context: HomeContext, principal: Principal): Promise<Home> {
  const { clock, identity, announcements, programmes, applications, checkIns, notifications } = context;
  const now = clock.now();
  const [student, mine, unreadMessages, news, [asked]] = await Promise.all([
    identity.studentRecord(principal.userId),
    applications.summaries(principal.userId),
    notifications.unreadCount(principal.userId),
    announcements.list(principal, { limit: newestAnnouncements }),
    checkIns.openRollCallsFor(principal.userId),
  ]);
  const open = mine.filter(({ stage }) => !isFinalStage(stage));
  const all = steps(open).sort((a, b) => urgency[a.tone] - urgency[b.tone] || bySooner(a, b));
  const next = all.find(({ action }) => action !== null) ?? all[0] ?? null;
  const furthest = [...open].sort((a, b) => order.indexOf(b.stage) - order.indexOf(a.stage))[0] ?? null;
  return {
    now: now.toISOString(),
    today: dateInShanghai(now),
    name: principal.name,
    rollCall: asked ? { applicationId: asked.applicationId, question: asked.question } : null,
    next,
    deadlines: all.filter((step) => step !== next && step.action !== null && step.dueOn !== null).sort(bySooner),
    current: furthest,
    openProgrammes: student ? await programmes.openFor(student, openProgrammes) : [],
    announcements: news.items,
    unreadMessages,
  };
}

/** The home page of a student. */
export const createHome = (context: HomeContext) => bindContext(context, { page });
export type HomePage = ReturnType<typeof createHome>;

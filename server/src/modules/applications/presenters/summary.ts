import type { ApplicationSummary } from '@yuanhang/contract';
import {
  type Actor,
  countryName,
  deadlineText,
  localDate,
  localDeadlineText,
  nextStep,
  type PlainDate,
  stageLabels,
  type ZoneOffset,
} from '@yuanhang/domain';
import { offsetAt } from '../../../platform/zones';
import type { ApplicationRecord } from '../reads/records';
import { presentMilestones } from './progress';

/** One row of a list: title, status and the actor's next step. */
export function presentSummary(record: ApplicationRecord, actor: Actor, now: Date): ApplicationSummary {
  const { state, programme, mobility } = record;
  const country = countryOf(record);
  return {
    id: record.id,
    number: record.number,
    programme: {
      id: programme.id,
      name: programme.name,
      year: programme.year,
      countryName: country === null ? null : countryName(country),
      city: mobility.city ?? programme.city,
    },
    stage: state.stage,
    stageLabel: stageLabels[state.stage],
    lateEntry: record.facts.entry.lateEntry,
    submittedAt: state.stage === 'draft' ? null : (record.submittedAt?.toISOString() ?? null),
    updatedAt: record.updatedAt.toISOString(),
    next: presentNext(record, actor, now),
    milestones: presentMilestones(state, record.facts.arrivedOn !== null),
    mobility: presentMobility(record, country, now),
  };
}

/** The country of the stay, else of the programme, else of the student's answer for a self-arranged one. */
export function countryOf({ mobility, programme, pages }: ApplicationRecord): string | null {
  const named = pages.selfArranged?.country;
  return mobility.country ?? programme.country ?? (typeof named === 'string' ? named : null);
}

/** The next step, with its deadline in words: those of check-ins count at the destination, others in Beijing. */
function presentNext(record: ApplicationRecord, actor: Actor, now: Date): ApplicationSummary['next'] {
  const today = countingDay(record, now);
  const step = nextStep(record.state, actor, record.facts, today);
  if (step === null) return null;
  return { ...step, dueText: step.dueOn === null ? null : dueTextOf(record, step.action, step.dueOn, today) };
}

function dueTextOf(record: ApplicationRecord, action: string | null, dueOn: PlainDate, today: PlainDate): string {
  if (action === 'check_in') return localDeadlineText(dueOn, today);
  return deadlineText(dueOn, today, zoneAbroad(record));
}

/** The offsets at the destination while the student is there. */
function zoneAbroad({ state, mobility }: Pick<ApplicationRecord, 'state' | 'mobility'>): ZoneOffset | undefined {
  return state.stage === 'dispatched' && mobility.timeZone !== null ? offsetAt(mobility.timeZone) : undefined;
}

/** While abroad, deadlines count by the date at the destination; before and after, by that in Shanghai. */
function countingDay({ state, mobility, facts }: ApplicationRecord, now: Date): PlainDate {
  const abroad = zoneAbroad({ state, mobility });
  return abroad === undefined ? facts.today : localDate(now, abroad);
}

/** After the approval the stay is stored; before, its dates are answers on a page. */
function presentMobility(record: ApplicationRecord, country: string | null, now: Date): ApplicationSummary['mobility'] {
  const { departOn, returnOn, timeZone, city, arrivedOn, nextCheckInOn, returnDueOn } = record.mobility;
  const stages = ['approved', 'dispatched', 'returned', 'closed'];
  if (!stages.includes(record.state.stage) || departOn === null || returnOn === null || timeZone === null) return null;
  const place = [country === null ? null : countryName(country), city].filter((part) => part !== null).join(' · ');
  const offsetMinutes = offsetAt(timeZone)(now);
  return { departOn, returnOn, arrivedOn, nextCheckInOn, returnDueOn, country, place, timeZone, offsetMinutes };
}

import { wellbeings } from '@yuanhang/domain';
import { z } from 'zod';
import { checkInLimits } from '../check-ins/limits';
import { checkIn, checkInEntry } from '../check-ins/schemas';
import { countryCode, done, id, idParams, instant, pageOf, pageQuery, plainDate, shortText } from '../shared/schemas';
import { mobilityDeskLimits } from './limits';

const person = z.object({
  id,
  name: z.string(),
  studentNumber: z.string(),
  college: z.string(),
  phone: z.string().nullable(),
});

export const studentAbroad = z.object({
  applicationId: id,
  number: z.string(),
  student: person,
  programmeName: z.string(),
  countryName: z.string(),
  place: z.string(),
  departOn: plainDate,
  returnOn: plainDate,
  arrivedOn: plainDate.nullable(),
  nextCheckInOn: plainDate.nullable(),
  overdueDays: z.int(),
  /** The number of reminders of the due check-in. */
  reminders: z.int(),
  offsetMinutes: z.int(),
  lastCheckIn: checkIn.nullable(),
});
export const studentsAbroad = {
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['all', 'overdue', 'not_arrived']).optional(),
    country: countryCode.optional(),
    city: z.string().trim().max(60).optional(),
    collegeId: id.optional(),
    programmeId: id.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  response: pageOf(studentAbroad),
};
export const checkIns = { params: idParams, query: z.strictObject(pageQuery), response: pageOf(checkInEntry) };

export const helpRequest = z.object({
  id,
  /** Short enough to type in chat: 处理 12. */
  caseNumber: z.int(),
  student: person,
  applicationId: id.nullable(),
  number: z.string().nullable(),
  place: z.string(),
  note: z.string(),
  source: z.string(),
  raisedAt: instant,
  offsetMinutes: z.int(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgement: z.string().nullable(),
  closedAt: instant.nullable(),
  outcome: z.string().nullable(),
});
export const helpRequests = {
  query: z.strictObject({ ...pageQuery, open: z.enum(['true', 'false']).optional() }),
  response: pageOf(helpRequest),
};
export const acknowledge = {
  params: idParams,
  body: z.strictObject({ comment: shortText(mobilityDeskLimits.helpText) }),
  response: helpRequest,
};
/** Records the outcome of an acknowledged help request. */
export const closeHelp = {
  params: idParams,
  body: z.strictObject({ outcome: shortText(mobilityDeskLimits.helpText) }),
  response: helpRequest,
};

export const summary = {
  response: z.object({
    students: z.int(),
    notArrived: z.int(),
    overdue: z.int(),
    helpWaiting: z.int(),
    /** Ordered by the number of students, largest first. */
    countries: z.array(z.object({ country: countryCode, name: z.string(), students: z.int() })),
  }),
};
/**
 * The state that a live view compares to decide when to reload. With `Accept: text/event-stream` the server sends it
 * as `state` events whenever it changes.
 */
export const live = {
  response: z.object({
    now: instant,
    /** Unacknowledged help requests, newest first. */
    helpWaiting: z.array(id),
    newestCheckIn: id.nullable(),
    openRollCall: id.nullable(),
  }),
};
/** A check-in on the student's behalf; `clientKey` makes it idempotent. */
export const proxyCheckIn = {
  params: idParams,
  body: z.strictObject({
    clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, '请求标识不正确'),
    wellbeing: z.enum(wellbeings),
    country: countryCode.nullable().optional(),
    city: z.string().trim().max(checkInLimits.city, `城市不能超过 ${checkInLimits.city} 个字`).optional(),
    note: z.string().trim().max(checkInLimits.note, `不能超过 ${checkInLimits.note} 个字`).optional(),
    /** The time of the contact with the student; now if omitted. */
    madeAt: instant.optional(),
    reason: shortText(mobilityDeskLimits.proxyReason),
  }),
  response: z.object({ checkIn, nextCheckInOn: plainDate.nullable() }),
};
export const chase = { params: idParams, response: done };

const rollCallShape = z.object({
  id,
  place: z.string(),
  question: z.string(),
  openedBy: z.string(),
  openedAt: instant,
  remindedAt: instant.nullable(),
  closedAt: instant.nullable(),
  asked: z.int(),
  safe: z.int(),
  help: z.int(),
  silent: z.int(),
});
export const rollCalls = { query: z.strictObject(pageQuery), response: pageOf(rollCallShape) };
export const rollCall = { params: idParams, response: rollCallShape };
/** Asks every student abroad in a country or city, or everywhere. */
export const openRollCall = {
  body: z.strictObject({
    country: countryCode.optional(),
    city: z.string().trim().max(checkInLimits.city, `城市不能超过 ${checkInLimits.city} 个字`).optional(),
    question: shortText(mobilityDeskLimits.rollCallQuestion),
  }),
  response: rollCallShape,
};
export const remindRollCall = { params: idParams, response: rollCallShape };
export const closeRollCall = { params: idParams, response: rollCallShape };
export const rollCallAnswers = {
  params: idParams,
  query: z.strictObject(pageQuery),
  response: pageOf(
    z.object({
      applicationId: id,
      number: z.string(),
      student: person,
      answeredAt: instant.nullable(),
      wellbeing: z.enum(wellbeings).nullable(),
      place: z.string(),
      note: z.string(),
    }),
  ),
};

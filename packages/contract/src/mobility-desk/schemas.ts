import { z } from 'zod';
import { checkIn } from '../check-ins/schemas';
import { countryCode, id, idParams, instant, pageOf, pageQuery, plainDate, shortText } from '../shared/schemas';

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
  offsetMinutes: z.int(),
  lastCheckIn: checkIn.nullable(),
});
export const studentsAbroad = {
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['all', 'overdue', 'not_arrived']).optional(),
    country: countryCode.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  response: pageOf(studentAbroad),
};
export const checkIns = { params: idParams, query: z.strictObject(pageQuery), response: pageOf(checkIn) };

export const helpRequest = z.object({
  id,
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
});
export const helpRequests = {
  query: z.strictObject({ ...pageQuery, open: z.enum(['true', 'false']).optional() }),
  response: pageOf(helpRequest),
};
export const acknowledge = {
  params: idParams,
  body: z.strictObject({ comment: shortText(500) }),
  response: helpRequest,
};

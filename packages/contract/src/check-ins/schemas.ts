import { checkInKinds, checkInSources, wellbeings } from '@yuanhang/domain';
import { z } from 'zod';
import { attachment } from '../attachments/schemas';
import {
  countryCode,
  done,
  id,
  idParams,
  instant,
  pageOf,
  pageQuery,
  plainDate,
  reason,
  shortText,
} from '../shared/schemas';
import { checkInLimits, emergencyContactLimits } from './limits';

export const checkIn = z.object({
  id,
  kind: z.enum(checkInKinds),
  kindLabel: z.string(),
  wellbeing: z.enum(wellbeings),
  /** `德国 柏林` as the student entered it. */
  place: z.string(),
  note: z.string(),
  source: z.enum(checkInSources),
  /** The time of the check-in, which the phone may have stored; `receivedAt` is the server's time. */
  madeAt: instant,
  receivedAt: instant,
  /** The dates of the grid that the check-in settled. */
  settledOn: z.array(plainDate),
  localTime: z.string(),
  /** The member of staff who checked in on the student's behalf, and the reason. */
  proxy: z.object({ name: z.string(), reason: z.string() }).nullable(),
});

/** An entry of the history; photos are opened like any file, by their own links. */
export const checkInEntry = checkIn.extend({ photos: z.array(attachment) });

const emergency = z.object({
  hotline: z.string(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string(), source: z.string(), verifiedOn: plainDate })),
});

/** The data of the check-in page: both clocks, due dates, last place and emergency contacts. */
export const state = {
  params: idParams,
  response: z.object({
    application: z.object({ id, number: z.string(), programmeName: z.string() }),
    now: instant,
    allowed: z.boolean(),
    reason: reason.nullable(),
    due: z
      .object({
        kind: z.enum(checkInKinds),
        title: z.string(),
        dueOn: plainDate,
        tone: z.enum(['now', 'soon', 'overdue', 'wait']),
        text: z.string(),
      })
      .nullable(),
    destination: z.object({
      name: z.string(),
      country: countryCode.nullable(),
      city: z.string(),
      timeZone: z.string(),
      offsetMinutes: z.int(),
    }),
    lastLocation: z.object({ country: countryCode.nullable(), city: z.string() }),
    /** An unanswered safety roll call; any check-in answers it. */
    rollCall: z.object({ question: z.string(), askedAt: instant }).nullable(),
    /** The data given at the arrival, null where it was not given; null before the arrival. */
    arrival: z
      .object({ arrivedOn: plainDate, address: z.string(), phoneAbroad: z.string(), accommodation: z.string() })
      .nullable(),
    emergency,
    recent: z.array(checkInEntry),
  }),
};
/** Idempotent by `clientKey` without time limit: the phone may resend a stored check-in any number of times. */
export const create = {
  keepsBrokenTexts: true as const,
  params: idParams,
  body: z.strictObject({
    clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    wellbeing: z.enum(wellbeings),
    country: countryCode.nullable().optional(),
    city: z.string().trim().max(checkInLimits.city, `城市不能超过 ${checkInLimits.city} 个字`).optional(),
    note: z.string().trim().max(checkInLimits.note, `不能超过 ${checkInLimits.note} 个字`).optional(),
    madeAt: instant,
    /** Data of the arrival: local date, address, phone abroad, accommodation. */
    arrivedOn: plainDate.optional(),
    address: z.string().trim().max(checkInLimits.address).optional(),
    phoneAbroad: z.string().trim().max(checkInLimits.phoneAbroad).optional(),
    accommodation: z
      .string()
      .trim()
      .max(checkInLimits.accommodation, `不能超过 ${checkInLimits.accommodation} 个字`)
      .optional(),
    lateReason: z.string().trim().max(checkInLimits.lateReason).optional(),
  }),
  response: z.object({
    checkIn,
    /** What was recorded and what comes next, in Chinese. */
    message: z.string(),
    nextCheckInOn: plainDate.nullable(),
    undoUntil: instant.nullable(),
    emergency,
  }),
};
export const history = { params: idParams, query: z.strictObject(pageQuery), response: pageOf(checkInEntry) };
/** Possible within 10 minutes, never for a help request. */
export const undo = { params: idParams, response: state.response };
/** 补充在外信息, after the arrival. A different arrival date moves the check-in dates. */
export const completeArrival = {
  params: idParams,
  body: z.strictObject({
    arrivedOn: plainDate.optional(),
    address: shortText(checkInLimits.address),
    phoneAbroad: z
      .string()
      .trim()
      .max(checkInLimits.phoneAbroad, `不能超过 ${checkInLimits.phoneAbroad} 个字`)
      .default(''),
    accommodation: z
      .string()
      .trim()
      .max(checkInLimits.accommodation, `不能超过 ${checkInLimits.accommodation} 个字`)
      .default(''),
  }),
  response: state.response,
};

export const emergencyContactInput = z.strictObject({
  country: countryCode,
  name: shortText(emergencyContactLimits.name),
  phone: shortText(emergencyContactLimits.phone),
  /** Where the office found the number. */
  source: shortText(emergencyContactLimits.source),
  verifiedOn: plainDate,
});
export const emergencyContacts = {
  response: z.object({
    items: z.array(
      z.object({
        ...emergencyContactInput.shape,
        id,
        countryName: z.string(),
        /** Not verified for a year. */
        stale: z.boolean(),
      }),
    ),
  }),
};
export const addEmergencyContact = { body: emergencyContactInput, response: z.object({ id }) };
export const changeEmergencyContact = { params: idParams, body: emergencyContactInput, response: done };
export const removeEmergencyContact = { params: idParams, response: done };

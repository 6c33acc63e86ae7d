import { eligibleGroups, roles } from '@yuanhang/domain';
import { z } from 'zod';
import { done, emailAddress, id, instant, plainDate, queryFlag, shortText } from '../shared/schemas';
import { contactLimits } from './limits';

/** H5 gets an HttpOnly cookie, the mini program a bearer token. */
const client = z.enum(['h5', 'weapp']);

export const me = z.object({
  id,
  name: z.string(),
  roles: z.array(z.enum(roles)),
  college: z.object({ id, name: z.string() }).nullable(),
  student: z
    .object({
      studentNumber: z.string(),
      level: z.enum(eligibleGroups),
      major: z.string(),
      grade: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    })
    .nullable(),
});
const signedIn = z.object({
  status: z.literal('signed_in'),
  me,
  /** Only for the mini program; H5 uses its cookie. */
  token: z.string().nullable(),
});

/** The options of the sign-in page; public. */
export const meta = {
  response: z.object({
    university: z.string(),
    now: instant,
    demo: z.boolean(),
    signIn: z.object({ local: z.boolean(), cas: z.boolean(), wechat: z.boolean() }),
    /** The page at which a person signs out of CAS itself; null without CAS. Takes `service`, the page to return to. */
    casLogoutUrl: z.url().nullable(),
    /** Accounts of the demo, otherwise empty. All have the same password, `demoPassword`. */
    demoAccounts: z.array(
      z.object({ username: z.string(), name: z.string(), role: z.string(), description: z.string() }),
    ),
    demoPassword: z.string().nullable(),
  }),
};

export const currentSession = { response: z.object({ me, now: instant }) };
export const signInLocally = {
  body: z.strictObject({ username: shortText(60), password: z.string().min(1, '请填写密码').max(200), client }),
  response: signedIn,
};
/** The code of `wx.login`. An unbound WeChat account gets a hand-over to be completed through CAS in a web-view. */
export const signInWithWechat = {
  body: z.strictObject({
    code: z.string().min(1).max(200),
    /**
     * Asks for the password through a hand-over even where WeChat is bound, for operations that need a fresh
     * confirmation.
     */
    confirm: z.boolean().optional(),
  }),
  response: z.discriminatedUnion('status', [
    signedIn,
    z.object({
      status: z.literal('unbound'),
      /** Kept by the mini program and sent only to `completeHandover`; never in a URL. */
      handoverSecret: z.string(),
      /** Six digits that the mini program shows, to be typed on the page after CAS. */
      handoverCode: z.string(),
      /** Opened in the web-view: CAS, then a page that says whose WeChat asks and takes the code. */
      handoverUrl: z.string(),
      expiresAt: instant,
    }),
  ]),
};
/** The form of the page after CAS; its answer is a page. `cancel` ends the hand-over. */
export const confirmHandover = {
  body: z.strictObject({
    state: z.string().min(1).max(1000),
    action: z.enum(['bind', 'cancel']),
    code: z.string().max(20).default(''),
  }),
  response: z.unknown(),
};
/** Called after the web-view returns; usable once. `pending` while the code was not typed. */
export const completeHandover = {
  body: z.strictObject({ handoverSecret: z.string().min(20).max(100) }),
  response: z.discriminatedUnion('status', [signedIn, z.object({ status: z.literal('pending') })]),
};
/**
 * Redirects to CAS. `confirm` asks for the password even if the user is signed in there, `handover` continues the
 * sign-in of a mini program, `next` is an H5 page (a hash path) or `/console/…`.
 */
export const startCas = {
  query: z.strictObject({
    handover: id.optional(),
    confirm: queryFlag.optional(),
    next: z
      .string()
      .max(200)
      .regex(/^\/[A-Za-z0-9/_?=&%-]*$/)
      .optional(),
  }),
  response: z.unknown(),
};
/** A browser follows this redirect, so invalid parameters are answered with a page instead of a JSON error. */
const returned = (max: number) => z.string().min(1).max(max).optional().catch(undefined);
export const finishCas = {
  query: z.looseObject({ ticket: returned(256), state: returned(1000) }),
  response: z.unknown(),
};
/**
 * Posted by CAS when a person signs out there: a SAML request with the ticket of the sign-in, which ends its sessions. A
 * request for an unknown ticket, or that is no such request, changes nothing.
 */
export const casLogout = {
  body: z.strictObject({ logoutRequest: z.string().min(1).max(4096) }),
  response: done,
};
export const signOut = { response: done };
export const signOutEverywhere = { response: done };

/** What acts in the person's name. */
export const myAccess = {
  response: z.object({
    sessions: z.array(
      z.object({
        id,
        /** As its owner recognises it: `iPhone · 微信`. */
        device: z.string(),
        signedInAt: instant,
        seenAt: instant,
        /** The session of this request. */
        isThis: z.boolean(),
      }),
    ),
    wechat: z.object({ device: z.string(), boundAt: instant }).nullable(),
  }),
};
export const endSession = { params: z.strictObject({ id }), response: done };
export const unbindWechat = { response: done };

export const chatBinding = {
  response: z.object({
    bound: z.boolean(),
    boundAt: instant.nullable(),
    /** A new bot login voided the binding; a new code is needed. */
    expired: z.boolean(),
    chatMessages: z.boolean(),
  }),
};
export const createBindingCode = { response: z.object({ code: z.string(), expiresAt: instant, say: z.string() }) };
export const removeChatBinding = { response: done };

/** The data of the university about the student: register data is read-only, contact data can be edited. */
export const myRecord = {
  response: z.object({
    register: z.object({
      studentNumber: z.string(),
      name: z.string(),
      pinyin: z.string(),
      gender: z.string(),
      birthDate: plainDate,
      college: z.string(),
      major: z.string(),
      level: z.enum(eligibleGroups),
      grade: z.string(),
      gpa: z.string(),
      /** Masked; null when the register has none. */
      identityCard: z.string().nullable(),
    }),
    contact: z.object({
      phone: z.string(),
      email: z.string(),
      address: z.string(),
      emergencyName: z.string(),
      emergencyRelation: z.string(),
      emergencyPhone: z.string(),
    }),
  }),
};
const contactText = (max: number) => z.string().trim().max(max, `不能超过 ${max} 个字`).optional();
/** Omitted fields stay unchanged; an empty text clears a field. */
export const updateContact = {
  body: z.strictObject({
    phone: contactText(contactLimits.phone),
    email: z.union([z.literal(''), emailAddress(contactLimits.email)]).optional(),
    address: contactText(contactLimits.address),
    emergencyName: contactText(contactLimits.emergencyName),
    emergencyRelation: contactText(contactLimits.emergencyRelation),
    emergencyPhone: contactText(contactLimits.phone),
  }),
  response: z.object({ me }),
};

import { roles } from '@yuanhang/domain';
import { z } from 'zod';
import { id, instant, pageOf, pageQuery, plainDate } from '../shared/schemas';

export const list = {
  query: z.strictObject({
    ...pageQuery,
    action: z.string().max(60).optional(),
    actorId: z.string().max(20).optional(),
    subjectId: id.optional(),
    from: plainDate.optional(),
    until: plainDate.optional(),
    /** Searches in the text, in the names and numbers of actor and subject, and in the number of an application. */
    q: z.string().trim().max(60, '不能超过 60 个字').optional(),
  }),
  response: pageOf(
    z.object({
      id,
      at: instant,
      actor: z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }),
      action: z.string(),
      /** `name`: the person, or the student and the number of a record; empty for other subjects. */
      subject: z.object({ type: z.string(), id: z.string(), name: z.string() }),
      detail: z.string(),
      /** Digest chained to the previous row. */
      digest: z.string(),
    }),
  ),
};
/** What a verification can find: server/src/modules/audit/verify.ts explains each. */
export const verificationProblems = ['key', 'entry', 'end', 'detail', 'forgotten'] as const;
/** Verifies the whole chain; `brokenAt` is the first row that does not match or whose text is missing. */
export const verify = {
  body: z.strictObject({
    /** The end that an earlier verification returned, `number:digest`: the log must still contain it. */
    end: z
      .string()
      .trim()
      .max(75)
      .regex(/^\d{1,10}:[0-9a-f]{64}$/, '应为以前校验时给出的「序号:摘要」')
      .optional(),
  }),
  response: z.object({
    rows: z.int(),
    intact: z.boolean(),
    problem: z.enum(verificationProblems).nullable(),
    brokenAt: id.nullable(),
    /** The id of the key that the server lacks, for `key`. */
    missingKey: z.string().nullable(),
    /** The end of the log now, to be kept elsewhere for the next verification. */
    end: z.string(),
    /** How often an operator continued the log after its end was changed from outside. */
    resumptions: z.int(),
  }),
};

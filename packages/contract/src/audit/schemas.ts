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
    /** Searches anywhere in the text. */
    q: z.string().trim().max(60, '不能超过 60 个字').optional(),
  }),
  response: pageOf(
    z.object({
      id,
      at: instant,
      actor: z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }),
      action: z.string(),
      subject: z.object({ type: z.string(), id: z.string() }),
      detail: z.string(),
      /** Digest chained to the previous row. */
      digest: z.string(),
    }),
  ),
};
/** Verifies the whole chain; `brokenAt` is the first row that does not match. */
export const verify = { response: z.object({ rows: z.int(), intact: z.boolean(), brokenAt: id.nullable() }) };

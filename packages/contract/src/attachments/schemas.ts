import { fileTypes } from '@yuanhang/domain';
import { z } from 'zod';
import { done, id, idParams, instant, purpose } from '../shared/schemas';

/** The owner of a file; its module decides who may read and change the file. */
export const attachmentOwner = z.enum(['application', 'request', 'programme', 'check_in']);

export const attachment = z.object({
  id,
  requirementKey: z.string(),
  fileName: z.string(),
  fileType: z.enum(fileTypes),
  bytes: z.int(),
  uploadedAt: instant,
});

/**
 * Step 1: request an upload. Step 2: POST the file to the returned address as multipart. Step 3: complete, which
 * checks the content.
 */
export const beginUpload = {
  /** Phones and archives break names of files; the stored name is without what could not be read. */
  keepsBrokenTexts: true as const,
  body: z.strictObject({
    ownerType: attachmentOwner,
    ownerId: id,
    requirementKey: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    fileName: z.string().min(1, '文件没有名字').max(300, '文件名太长'),
    bytes: z.int().min(1, '文件是空的'),
    /** The attachment that this one replaces when it is complete. */
    replaces: id.optional(),
  }),
  response: z.object({
    id,
    upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()), fileField: z.string() }),
    expiresAt: instant,
  }),
};
export const completeUpload = { params: idParams, response: attachment };
const ways = z.enum(['view', 'download']);
const link = z.object({ url: z.string(), expiresAt: instant });
/**
 * A link that expires within 5 minutes. For staff, a file that shows a passport, visa, bank card or identity document is
 * refused with `not_allowed_now` and the detail `purpose_needed`: they open it with a purpose.
 */
export const readLink = { params: idParams, query: z.strictObject({ as: ways }), response: link };
/** The same for any file that the user may read; opening a sensitive one is written to the audit log with the purpose. */
export const openForPurpose = { params: idParams, body: z.strictObject({ as: ways, purpose }), response: link };
export const remove = { params: idParams, response: done };

/** The body is multipart, not JSON: the fields of the `beginUpload` response, then the file. */
export const receiveUpload = { response: done };
/** Responds with the bytes of the file. */
export const openFile = {
  params: z.strictObject({
    link: z
      .string()
      .max(2000)
      .regex(/^[A-Za-z0-9_.-]+$/),
  }),
  response: z.unknown(),
};

import type { ResponseOf } from '@yuanhang/contract';
import type { checkInSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../../../platform/database';
import type { CheckInsContext } from '../context';
import { presentEntries } from '../presenters/check-in';
import { checkInsOf } from './check-ins';
import { ownApplication } from './own-application';

/**
 * The check-ins of a student's own application, newest first. Throws `not_found` for an application of another
 * student.
 */
export async function history(
  context: CheckInsContext,
  studentId: string,
  applicationId: string,
  cursor: string | undefined,
  limit = 20,
): Promise<ResponseOf<typeof checkInSchemas.history>> {
  await ownApplication(context, studentId, applicationId);
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const rows = await checkInsOf(context, applicationId, before, limit + 1);
  const page = pageOf(
    rows,
    limit,
    (row) => [row.seq],
    (row) => row,
  );
  const ids = page.items.map(({ id }) => id);
  return { ...page, items: presentEntries(page.items, await context.attachments.listFor('check_in', ids)) };
}

import type { ResponseOf } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { abroadScope } from './scope';

type PageQuery = z.output<typeof mobilityDeskSchemas.checkIns.query>;

/** The check-ins of one student's mobility, newest first. Throws `not_found` outside the scope of the actor. */
export async function checkInsOf(
  { database, checkIns }: MobilityDeskContext,
  principal: Principal,
  applicationId: string,
  { cursor, limit }: PageQuery,
): Promise<ResponseOf<typeof mobilityDeskSchemas.checkIns>> {
  const scope = abroadScope(principal);
  const abroad = await database.first<{ student_id: string }>(
    `SELECT a.student_id FROM applications a WHERE a.id = :applicationId AND ${scope.where}`,
    { ...scope.values, applicationId },
  );
  if (!abroad) throw new AppError('not_found');
  return checkIns.history(abroad.student_id, applicationId, cursor, limit);
}

import type { peopleSchemas } from '@yuanhang/contract/schemas';
import type { Problem, StaffRole } from '@yuanhang/domain';
import type { z } from 'zod';

/** A student of the register or of a row of an import file. */
export type StudentInput = z.output<typeof peopleSchemas.studentInput>;
/** A role of a member of staff from a row of an import file. */
export interface StaffInput {
  readonly casId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly collegeCode?: string | undefined;
}
/** The number of rows created, updated and unchanged. */
export type SyncResult = z.output<typeof peopleSchemas.synced>;
/** The problem of the row at `index`; `field` is a field of that row. */
export interface RowProblem extends Problem {
  readonly index: number;
}

/** Rows per statement: enough to be fast, few enough for the packet size of MariaDB. */
export const rowsPerStatement = 200;

import type { peopleSchemas } from '@yuanhang/contract/schemas';
import type { Problem, StaffRole } from '@yuanhang/domain';
import type { z } from 'zod';

/** A student, as the register or a row of an import file gives them. */
export type StudentInput = z.output<typeof peopleSchemas.studentInput>;
/** A role of a member of staff, as a row of an import file gives it. */
export interface StaffInput {
  readonly casId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly collegeCode?: string | undefined;
}
/** How many rows were created, updated and unchanged. */
export type SyncResult = z.output<typeof peopleSchemas.synced>;
/** What is wrong with the given row at `index`; `field` is a field of that row. */
export interface RowProblem extends Problem {
  readonly index: number;
}

/** Rows for each statement: enough to be fast, and few enough for the packet size of MariaDB. */
export const rowsPerStatement = 200;

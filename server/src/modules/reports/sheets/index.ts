import type { ExportKind } from '@yuanhang/contract';
import { abroadExport } from './abroad';
import { applicationsExport } from './applications';
import { checkInsExport } from './check-ins';
import { deliveriesExport } from './deliveries';
import { budgetsExport, grantsExport } from './money';
import type { Sheet } from './sheet';

/** The sheet of each export that the contract lists. */
export const sheets: Readonly<Record<ExportKind, Sheet>> = {
  applications: applicationsExport,
  students_abroad: abroadExport,
  check_ins: checkInsExport,
  budgets: budgetsExport,
  grants: grantsExport,
  deliveries: deliveriesExport,
};

import { PassThrough, type Readable } from 'node:stream';
import type { reportSchemas } from '@yuanhang/contract/schemas';
import { dateInShanghai, type Role } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { type Cell, writeRows } from '../../platform/sheets';
import type { Audit } from '../audit';
import * as kinds from './export-kinds';
import type { Payee } from './payee';

export interface ExportsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  /** Reads the payee from a stored funding application. */
  readonly payeeOf: (row: { readonly id: string; readonly form: string }, inTheClear: boolean) => Payee;
}
type Query = z.output<typeof reportSchemas.download.query>;
type Kind = z.output<typeof reportSchemas.download.params>['kind'];

/** A sheet of everything that fits and that the asker may see, written while it is read; what was taken is audited. */
export function createExports({ database, clock, audit, payeeOf }: ExportsDeps) {
  async function write<R extends object>(
    out: PassThrough,
    of: kinds.ExportKind<R>,
    principal: Principal,
    { accounts, purpose, ...filter }: Query,
  ): Promise<number> {
    async function* cells(): AsyncGenerator<readonly Cell[]> {
      const payee = (row: { id: string; form: string }) => payeeOf(row, accounts === true);
      for await (const row of kinds.rowsOf(database, of, of.where(principal, filter))) yield of.cells(row, { payee });
    }
    return writeRows(out, of.title, of.columns, cells());
  }

  async function run<R extends object>(out: PassThrough, of: kinds.ExportKind<R>, principal: Principal, query: Query) {
    const actor = { id: principal.userId, role: roleOf(of.roles, principal) };
    // Without what was searched for: a name is nothing for a log that outlives it.
    const asked = Object.entries(query).flatMap(([name, value]) => (name === 'q' ? [] : [`${name}=${String(value)}`]));
    const note = (detail: string) =>
      database.transaction((tx) =>
        audit.record(tx, { actor, action: 'export', subject: { type: 'export', id: of.title }, detail }),
      );
    // Written down before the first row leaves: one broken off half-way was taken all the same.
    await note([of.title, ...(query.accounts ? ['含银行账号'] : []), ...asked].join(' · '));
    const count = await write(out, of, principal, query);
    await note([of.title, `${count} 行`].join(' · '));
  }

  function start<R extends object>(of: kinds.ExportKind<R>, principal: Principal, query: Query): Readable {
    roleOf(of.roles, principal);
    const out = new PassThrough();
    // A failure breaks the connection: a sheet that ends too early must not look complete.
    run(out, of, principal, query).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error()));
    return out;
  }

  return (principal: Principal, kind: Kind, query: Query): { fileName: string; body: Readable } => {
    if (query.accounts) {
      if (kind !== 'grants' || !principal.roles.includes('finance')) throw new AppError('forbidden');
      if (!query.purpose) throw fieldError('purpose', 'required', '请写明导出银行账号的目的');
    }
    const named = (title: string, body: Readable) => ({
      fileName: `${title} ${dateInShanghai(clock.now())}.xlsx`,
      body,
    });
    switch (kind) {
      case 'applications':
        return named('申请', start(kinds.applicationsExport, principal, query));
      case 'students_abroad':
        return named('在外学生', start(kinds.abroadExport, principal, query));
      case 'check_ins':
        return named('打卡记录', start(kinds.checkInsExport, principal, query));
      case 'budgets':
        return named('核定预算', start(kinds.budgetsExport, principal, query));
      case 'grants':
        return named('核定资助', start(kinds.grantsExport, principal, query));
      case 'deliveries':
        return named('消息台账', start(kinds.deliveriesExport, principal, query));
    }
  };
}

/** The role in which somebody may take this export. Throws `forbidden`. */
function roleOf(allowed: readonly Role[], { roles }: Principal): Role {
  const role = allowed.find((one) => roles.includes(one));
  if (!role) throw new AppError('forbidden');
  return role;
}

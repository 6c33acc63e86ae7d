import type { ResponseOf } from '@yuanhang/contract';
import type { checkInSchemas } from '@yuanhang/contract/schemas';
import { addDays, countryName, dateInShanghai, isCountryCode } from '@yuanhang/domain';
import type { z } from 'zod';
import { newId, type Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { CheckInsContext } from './context';

type Input = z.output<typeof checkInSchemas.emergencyContactInput>;
type Listed = ResponseOf<typeof checkInSchemas.emergencyContacts>;
interface Row {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  readonly phone: string;
  readonly source: string;
  readonly verified_on: string;
}
/** A number that nobody looked at for a year may be somebody else's by now. */
const staleDays = 365;

/** Lines at the destinations, kept by the office: each with where it was read and when. */
export function emergencyContacts({ database, clock, audit }: CheckInsContext) {
  const today = () => dateInShanghai(clock.now());
  const note = (
    tx: Tx,
    by: Principal,
    action: string,
    id: string,
    { country, name }: Pick<Input, 'country' | 'name'>,
  ) =>
    audit.record(tx, {
      actor: { id: by.userId, role: 'office' },
      action,
      subject: { type: 'emergency_contact', id },
      detail: `${countryName(country)} ${name}`,
    });
  function columnsOf({ country, name, phone, source, verifiedOn }: Input) {
    if (!isCountryCode(country)) throw fieldError('country', 'unknown_country', '没有这个国家或地区');
    if (verifiedOn > today()) throw fieldError('verifiedOn', 'in_future', '核实日期不能晚于今天');
    return { country, name, phone, source, verified_on: verifiedOn };
  }

  return {
    async list(): Promise<Listed> {
      const rows = await database.select<Row>(
        'SELECT id, country, name, phone, source, verified_on FROM emergency_contacts ORDER BY country, name, id',
      );
      return {
        items: rows.map(({ verified_on: verifiedOn, ...row }) => ({
          ...row,
          countryName: countryName(row.country),
          verifiedOn,
          stale: verifiedOn < addDays(today(), -staleDays),
        })),
      };
    },

    add: (by: Principal, input: Input): Promise<string> =>
      database.transaction(async (tx) => {
        const id = newId();
        await database.insert('emergency_contacts', { id, ...columnsOf(input) }, tx);
        await note(tx, by, 'add_emergency_contact', id, input);
        return id;
      }),

    change: (by: Principal, id: string, input: Input): Promise<void> =>
      database.transaction(async (tx) => {
        const known = await database.first('SELECT id FROM emergency_contacts WHERE id = :id', { id }, tx);
        if (!known) throw new AppError('not_found');
        await database.update('emergency_contacts', { id }, columnsOf(input), tx);
        await note(tx, by, 'change_emergency_contact', id, input);
      }),

    remove: (by: Principal, id: string): Promise<void> =>
      database.transaction(async (tx) => {
        const known = await database.first<Row>(
          'SELECT country, name FROM emergency_contacts WHERE id = :id',
          { id },
          tx,
        );
        if (!known) throw new AppError('not_found');
        await database.write('DELETE FROM emergency_contacts WHERE id = :id', { id }, tx);
        await note(tx, by, 'remove_emergency_contact', id, known);
      }),
  };
}

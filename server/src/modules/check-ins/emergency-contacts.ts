import type { ResponseOf } from '@yuanhang/contract';
import type { checkInSchemas } from '@yuanhang/contract/schemas';
import { addDays, countryName, dateInShanghai, isCountryCode } from '@yuanhang/domain';
import type { z } from 'zod';
import { newId, type Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { CheckInsContext } from './context';
import { EmergencyContact } from './model';

type Input = z.output<typeof checkInSchemas.emergencyContactInput>;
type Listed = ResponseOf<typeof checkInSchemas.emergencyContacts>;
/** A number that was not verified for so long may belong to somebody else by now. */
const staleDays = 365;

/** Emergency numbers at the destinations, kept by the office, each with its source and the day it was verified. */
export function emergencyContacts({ database, clock, audit }: CheckInsContext) {
  const today = () => dateInShanghai(clock.now());
  const contacts = () => database.model(EmergencyContact);
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
  function fieldsOf({ country, name, phone, source, verifiedOn }: Input) {
    if (!isCountryCode(country)) throw fieldError('country', 'unknown_country', '没有这个国家或地区');
    if (verifiedOn > today()) throw fieldError('verifiedOn', 'in_future', '核实日期不能晚于今天');
    return { country, name, phone, source, verifiedOn };
  }

  return {
    async list(): Promise<Listed> {
      const all = await contacts().findAll({ order: ['country', 'name', 'id'] });
      return {
        items: all.map(({ id, country, name, phone, source, verifiedOn }) => ({
          id,
          country,
          name,
          phone,
          source,
          countryName: countryName(country),
          verifiedOn,
          stale: verifiedOn < addDays(today(), -staleDays),
        })),
      };
    },

    add: (by: Principal, input: Input): Promise<string> =>
      database.transaction(async (tx) => {
        const id = newId();
        await contacts().create({ id, ...fieldsOf(input) }, { transaction: tx });
        await note(tx, by, 'add_emergency_contact', id, input);
        return id;
      }),

    change: (by: Principal, id: string, input: Input): Promise<void> =>
      database.transaction(async (tx) => {
        const contact = await contacts().findByPk(id, { transaction: tx });
        if (!contact) throw new AppError('not_found');
        await contact.update(fieldsOf(input), { transaction: tx });
        await note(tx, by, 'change_emergency_contact', id, input);
      }),

    remove: (by: Principal, id: string): Promise<void> =>
      database.transaction(async (tx) => {
        const contact = await contacts().findByPk(id, { transaction: tx });
        if (!contact) throw new AppError('not_found');
        await contact.destroy({ transaction: tx });
        await note(tx, by, 'remove_emergency_contact', id, contact);
      }),
  };
}

import type { CheckInState, ResponseOf } from '@yuanhang/contract';
import type { checkInSchemas } from '@yuanhang/contract/schemas';
import { addDays, consularHotline, countryName, dateInShanghai } from '@yuanhang/domain';
import type { CheckInsContext } from '../context';
import { EmergencyContact } from '../model';

type Listed = ResponseOf<typeof checkInSchemas.emergencyContacts>;
type Emergency = CheckInState['emergency'];
/** A number that was not verified for this long may have been reassigned. */
const staleDays = 365;

/** The emergency numbers at all destinations, each with its source and the day it was verified. */
export async function emergencyContacts({ database, clock }: CheckInsContext): Promise<Listed> {
  const staleBefore = addDays(dateInShanghai(clock.now()), -staleDays);
  const all = await database.model(EmergencyContact).findAll({ order: ['country', 'name', 'id'] });
  return {
    items: all.map(({ id, country, name, phone, source, verifiedOn }) => ({
      id,
      country,
      name,
      phone,
      source,
      countryName: countryName(country),
      verifiedOn,
      stale: verifiedOn < staleBefore,
    })),
  };
}

/** Always 12308; a local number only where the office entered one, because a wrong number is worse than none. */
export async function emergencyIn({ database }: CheckInsContext, country: string | null): Promise<Emergency> {
  const contacts =
    country === null
      ? []
      : await database.select<Emergency['contacts'][number]>(
          `SELECT name, phone, source, verified_on AS verifiedOn FROM emergency_contacts
           WHERE country = :country ORDER BY name`,
          { country },
        );
  return { hotline: consularHotline, contacts };
}

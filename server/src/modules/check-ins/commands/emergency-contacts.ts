import type { checkInSchemas } from '@yuanhang/contract/schemas';
import { countryName, dateInShanghai, isCountryCode } from '@yuanhang/domain';
import type { z } from 'zod';
import { newId, type Tx } from '../../../platform/database';
import { AppError, fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { CheckInsContext } from '../context';
import { EmergencyContact } from '../model';

type Input = z.output<typeof checkInSchemas.emergencyContactInput>;

/** Adds an emergency number of a destination. Throws `invalid_input` for an unknown country or a date in the future. */
export async function addEmergencyContact(
  context: CheckInsContext,
  principal: Principal,
  input: Input,
  tx: Tx,
): Promise<string> {
  const contact = { id: newId(), ...fieldsOf(context, input) };
  await context.database.model(EmergencyContact).create(contact, { transaction: tx });
  await recorded(context, principal, 'add_emergency_contact', contact, tx);
  return contact.id;
}

/** Replaces an emergency number. Throws `not_found`, and `invalid_input` as `addEmergencyContact` does. */
export async function changeEmergencyContact(
  context: CheckInsContext,
  principal: Principal,
  id: string,
  input: Input,
  tx: Tx,
): Promise<void> {
  const contact = await find(context, id, tx);
  await contact.update(fieldsOf(context, input), { transaction: tx });
  await recorded(context, principal, 'change_emergency_contact', contact, tx);
}

/** Removes an emergency number. Throws `not_found`. */
export async function removeEmergencyContact(
  context: CheckInsContext,
  principal: Principal,
  id: string,
  tx: Tx,
): Promise<void> {
  const contact = await find(context, id, tx);
  await contact.destroy({ transaction: tx });
  await recorded(context, principal, 'remove_emergency_contact', contact, tx);
}

async function find({ database }: CheckInsContext, id: string, tx: Tx): Promise<EmergencyContact> {
  const contact = await database.model(EmergencyContact).findByPk(id, { transaction: tx });
  if (!contact) throw new AppError('not_found');
  return contact;
}

function fieldsOf({ clock }: CheckInsContext, { country, name, phone, source, verifiedOn }: Input) {
  if (!isCountryCode(country)) throw fieldError('country', 'unknown_country', '没有这个国家或地区');
  if (verifiedOn > dateInShanghai(clock.now())) throw fieldError('verifiedOn', 'in_future', '核实日期不能晚于今天');
  return { country, name, phone, source, verifiedOn };
}

async function recorded(
  { audit }: CheckInsContext,
  { userId }: Principal,
  action: string,
  { id, country, name }: { readonly id: string; readonly country: string; readonly name: string },
  tx: Tx,
): Promise<void> {
  await audit.record(tx, {
    actor: { id: userId, role: 'office' },
    action,
    subject: { type: 'emergency_contact', id },
    detail: `${countryName(country)} ${name}`,
  });
}

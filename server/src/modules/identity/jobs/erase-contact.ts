import type { Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { BindingCode, ChatBinding, Student, User, WechatAccount } from '../model';

/**
 * Removes the contact data that a student gave, and the chat and WeChat accounts bound to them. Name and studies stay: they
 * belong to the register of the university.
 */
export async function eraseContact({ database }: IdentityContext, userId: string, tx: Tx): Promise<void> {
  const ofUser = { where: { userId }, transaction: tx };
  await database.model(User).update({ phone: null, email: null }, { where: { id: userId }, transaction: tx });
  await database
    .model(Student)
    .update(
      { address: null, wechatName: null, emergencyName: null, emergencyRelation: null, emergencyPhone: null },
      ofUser,
    );
  await database.model(ChatBinding).destroy(ofUser);
  await database.model(BindingCode).destroy(ofUser);
  await database.model(WechatAccount).destroy(ofUser);
}

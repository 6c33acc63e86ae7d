import type { MyRecord } from '@yuanhang/contract';
import type { identitySchemas } from '@yuanhang/contract/schemas';
import { isPhone, maskMiddle } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database, RowOf, Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import { Student, User } from './model';
import { identityQueries } from './queries';
import { identityCardContext } from './register';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}
type Contact = z.output<typeof identitySchemas.updateContact.body>;

/** 我的信息: what the register says of a student, and the contact data that they keep themselves. */
export function myRecord({ database, clock, cipher }: Deps) {
  const { studentRecord } = identityQueries(database);
  return {
    /** With the number of the identity card masked: the student has the card itself. Throws `not_found` for staff. */
    async read(userId: string): Promise<MyRecord> {
      const [student, sealed] = await Promise.all([
        studentRecord(userId),
        database.first<Pick<RowOf<Student>, 'identity_card_sealed'>>(
          'SELECT identity_card_sealed FROM students WHERE user_id = :userId',
          { userId },
        ),
      ]);
      if (!student) throw new AppError('not_found');
      const { studentNumber, name, pinyin, gender, birthDate, college, major, level, grade, gpa } = student;
      const card = sealed?.identity_card_sealed;
      return {
        register: {
          studentNumber,
          name,
          pinyin,
          gender,
          birthDate,
          college,
          major,
          level,
          grade,
          gpa,
          identityCard: card ? maskMiddle(cipher.open(card, identityCardContext(userId))) : null,
        },
        contact: {
          phone: student.phone ?? '',
          email: student.email ?? '',
          address: student.address ?? '',
          emergencyName: student.emergencyName ?? '',
          emergencyRelation: student.emergencyRelation ?? '',
          emergencyPhone: student.emergencyPhone ?? '',
        },
      };
    },

    /** Changes the contact data that were sent; all else belongs to the register. Throws `invalid_phone`. */
    async updateContact(userId: string, contact: Contact, tx: Tx): Promise<void> {
      for (const field of ['phone', 'emergencyPhone'] as const) {
        const number = contact[field];
        if (number && !isPhone(number)) throw fieldError(field, 'invalid_phone', '电话号码不正确');
      }
      const { phone, email, address, emergencyName, emergencyRelation, emergencyPhone } = contact;
      const user = given({ phone, email });
      const student = given({ address, emergencyName, emergencyRelation, emergencyPhone });
      // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
      if (user)
        await database
          .model(User)
          .update({ ...user, updatedAt: clock.now() }, { where: { id: userId }, transaction: tx });
      if (student) await database.model(Student).update(student, { where: { userId }, transaction: tx });
    },
  };
}

/** The fields that were sent, with null for an empty one; null when none was sent. */
function given<K extends string>(
  fields: Readonly<Record<K, string | undefined>>,
): { [Key in K]?: string | null } | null {
  const sent = Object.entries<string | undefined>(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value || null]],
  );
  return sent.length === 0 ? null : Object.fromEntries(sent);
}

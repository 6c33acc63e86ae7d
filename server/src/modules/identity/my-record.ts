import type { MyRecord } from '@yuanhang/contract';
import type { identitySchemas } from '@yuanhang/contract/schemas';
import { isPhone, maskMiddle } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database, Values } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
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
    /** The identity card only masked: who wants it in the clear has the card. */
    async read(userId: string): Promise<MyRecord> {
      const [student, sealed] = await Promise.all([
        studentRecord(userId),
        database.first<{ card: string | null }>(
          'SELECT identity_card_sealed AS card FROM students WHERE user_id = :userId',
          { userId },
        ),
      ]);
      if (!student) throw new AppError('not_found');
      const { studentNumber, name, pinyin, gender, birthDate, college, major, level, grade, gpa } = student;
      const card = sealed?.card ? maskMiddle(cipher.open(sealed.card, identityCardContext(userId))) : null;
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
          identityCard: card,
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

    /** Everything else is the register's. */
    async updateContact(userId: string, contact: Contact): Promise<void> {
      for (const field of ['phone', 'emergencyPhone'] as const) {
        const number = contact[field];
        if (number && !isPhone(number)) throw fieldError(field, 'invalid_phone', '电话号码不正确');
      }
      const user = given({ phone: contact.phone, email: contact.email });
      const student = given({
        address: contact.address,
        emergency_name: contact.emergencyName,
        emergency_relation: contact.emergencyRelation,
        emergency_phone: contact.emergencyPhone,
      });
      await database.transaction(async (tx) => {
        if (user) await database.update('users', { id: userId }, { ...user, updated_at: clock.now() }, tx);
        if (student) await database.update('students', { user_id: userId }, student, tx);
      });
    },
  };
}

/** What was sent, empty as null; null when nothing was. */
function given(fields: Readonly<Record<string, string | undefined>>): Values | null {
  const sent = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value || null]]));
  return sent.length === 0 ? null : Object.fromEntries(sent);
}

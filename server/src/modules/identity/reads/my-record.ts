import type { MyRecord } from '@yuanhang/contract';
import { maskMiddle } from '@yuanhang/domain';
import type { RowOf } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import type { Student } from '../model';
import { studentRecord } from './people';

/**
 * 我的信息: the register data of a student, and the contact data they edit themselves. The identity card number is
 * masked, because the student has the card. Throws `not_found` for staff.
 */
export async function myRecord(context: IdentityContext, userId: string): Promise<MyRecord> {
  const [student, sealed] = await Promise.all([
    studentRecord(context, userId),
    context.database.first<Pick<RowOf<Student>, 'identity_card_sealed'>>(
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
      identityCard: card ? maskMiddle(context.cipher.open(card, identityCardContext(userId))) : null,
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
}

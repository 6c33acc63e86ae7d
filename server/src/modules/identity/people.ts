import type { EligibleGroup, Role, StaffRole } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import { type Database, newId, type Tx } from '../../platform/database';
import { hashPassword } from './passwords';

export interface NewStaff {
  readonly name: string;
  readonly roles: readonly { readonly role: StaffRole; readonly collegeId?: string }[];
  readonly casId?: string;
  readonly username?: string;
  readonly password?: string;
}
export interface NewStudent {
  readonly name: string;
  readonly studentNumber: string;
  readonly pinyin: string;
  readonly gender: string;
  readonly birthDate: string;
  readonly collegeId: string;
  readonly major: string;
  readonly level: EligibleGroup;
  readonly grade: string;
  readonly gpa: string;
  readonly phone?: string;
  readonly email?: string;
  readonly identityCard?: string;
  readonly casId?: string;
  readonly username?: string;
  readonly password?: string;
}

export interface PeopleDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

/** Everybody there is: made by imports, seeding and tests. Each answers the new id. */
export function createPeople({ database, clock, cipher }: PeopleDeps) {
  async function user(
    person: { name: string; casId?: string; username?: string; password?: string; phone?: string; email?: string },
    tx: Tx,
  ) {
    const id = newId();
    const row = {
      id,
      name: person.name,
      cas_id: person.casId,
      // Accounts are typed on phones, which begin with a capital: case never matters.
      username: person.username?.toLowerCase(),
      password_hash: person.password === undefined ? null : await hashPassword(person.password),
      phone: person.phone,
      email: person.email,
      status: 'active',
      version: 0,
      created_at: clock.now(),
      updated_at: clock.now(),
    };
    await database.insert('users', row, tx);
    return id;
  }
  const grant = (userId: string, role: Role, collegeId: string, tx: Tx) =>
    database.insert('user_roles', { user_id: userId, role, college_id: collegeId }, tx);

  return {
    createCollege(college: { code: string; name: string }): Promise<string> {
      const id = newId();
      return database.transaction(async (tx) => {
        await database.insert('colleges', { id, ...college }, tx);
        return id;
      });
    },

    createStaff(staff: NewStaff): Promise<string> {
      return database.transaction(async (tx) => {
        const id = await user(staff, tx);
        for (const { role, collegeId } of staff.roles) await grant(id, role, collegeId ?? '', tx);
        return id;
      });
    },

    createStudent(student: NewStudent): Promise<string> {
      return database.transaction(async (tx) => {
        const id = await user(student, tx);
        await grant(id, 'student', '', tx);
        const row = {
          user_id: id,
          student_number: student.studentNumber,
          pinyin: student.pinyin,
          gender: student.gender,
          birth_date: student.birthDate,
          college_id: student.collegeId,
          major: student.major,
          level: student.level,
          grade: student.grade,
          gpa: student.gpa,
          identity_card_sealed:
            student.identityCard === undefined ? null : cipher.seal(student.identityCard, `student:${id}:identityCard`),
        };
        await database.insert('students', row, tx);
        return id;
      });
    },
  };
}
export type People = ReturnType<typeof createPeople>;

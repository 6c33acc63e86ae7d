import type { EligibleGroup, StaffRole } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import { type Database, newId, type Tx } from '../../platform/database';
import { College, Student, User, UserRole, type UserRoleName } from './model';
import { hashPassword } from './passwords';
import { identityCardContext } from './register';

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

/** Creates colleges and people, for seeding, tests and the first administrator. Each function returns the new id. */
export function createPeople({ database, clock, cipher }: PeopleDeps) {
  const hashOf = (password: string | undefined) => (password === undefined ? null : hashPassword(password));

  async function createUser(
    person: Pick<NewStudent, 'name' | 'casId' | 'username' | 'phone' | 'email'>,
    passwordHash: string | null,
    tx: Tx,
  ): Promise<string> {
    const { name, casId = null, username, phone = null, email = null } = person;
    const now = clock.now();
    const { id } = await database.model(User).create(
      {
        id: newId(),
        name,
        casId,
        // Phones begin what is typed with a capital letter, so case never matters in a user name.
        username: username?.toLowerCase() ?? null,
        passwordHash,
        phone,
        email,
        status: 'active',
        createdAt: now,
        updatedAt: now,
      },
      { transaction: tx },
    );
    return id;
  }
  const grant = (userId: string, role: UserRoleName, collegeId: string, tx: Tx) =>
    database.model(UserRole).create({ userId, role, collegeId }, { transaction: tx });

  return {
    createCollege(college: { code: string; name: string }): Promise<string> {
      return database.transaction(async (tx) => {
        const { id } = await database.model(College).create({ id: newId(), ...college }, { transaction: tx });
        return id;
      });
    },

    async createStaff(staff: NewStaff): Promise<string> {
      const passwordHash = await hashOf(staff.password);
      return database.transaction(async (tx) => {
        const id = await createUser(staff, passwordHash, tx);
        for (const { role, collegeId } of staff.roles) await grant(id, role, collegeId ?? '', tx);
        return id;
      });
    },

    async createStudent(student: NewStudent): Promise<string> {
      const passwordHash = await hashOf(student.password);
      return database.transaction(async (tx) => {
        const id = await createUser(student, passwordHash, tx);
        await grant(id, 'student', '', tx);
        const { studentNumber, pinyin, gender, birthDate, collegeId, major, level, grade, gpa, identityCard } = student;
        const identityCardSealed =
          identityCard === undefined ? null : cipher.seal(identityCard, identityCardContext(id));
        const register = { studentNumber, pinyin, gender, birthDate, collegeId, major, level, grade, gpa };
        await database.model(Student).create({ userId: id, ...register, identityCardSealed }, { transaction: tx });
        return id;
      });
    },
  };
}
export type People = ReturnType<typeof createPeople>;

import type { EligibleGroup, StaffRole } from '@yuanhang/domain';
import { newId, type Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { identityCardContext } from '../identity-cards';
import { keepStudentsSearchable } from '../jobs/search-index';
import { College, Student, User, UserRole, type UserRoleName } from '../model';
import { hashPassword } from '../passwords';

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

/** Creates a college and returns its id. */
export function createCollege(
  { database }: IdentityContext,
  college: { readonly code: string; readonly name: string },
): Promise<string> {
  return database.transaction(async (tx) => {
    const { id } = await database.model(College).create({ id: newId(), ...college }, { transaction: tx });
    return id;
  });
}

/** Creates a member of staff with their roles and returns the id. */
export async function createStaff(context: IdentityContext, staff: NewStaff): Promise<string> {
  const passwordHash = await hashOf(staff.password);
  return context.database.transaction(async (tx) => {
    const id = await createUser(context, staff, passwordHash, tx);
    for (const { role, collegeId } of staff.roles) await grant(context, id, role, collegeId ?? '', tx);
    return id;
  });
}

/** Creates a student with the data of the register and returns the id. */
export async function createStudent(context: IdentityContext, student: NewStudent): Promise<string> {
  const { database, cipher } = context;
  const passwordHash = await hashOf(student.password);
  return database.transaction(async (tx) => {
    const id = await createUser(context, student, passwordHash, tx);
    await grant(context, id, 'student', '', tx);
    const { studentNumber, pinyin, gender, birthDate, collegeId, major, level, grade, gpa, identityCard } = student;
    const identityCardSealed = identityCard === undefined ? null : cipher.seal(identityCard, identityCardContext(id));
    const register = { studentNumber, pinyin, gender, birthDate, collegeId, major, level, grade, gpa };
    await database.model(Student).create({ userId: id, ...register, identityCardSealed }, { transaction: tx });
    await keepStudentsSearchable(database, [id], tx);
    return id;
  });
}

const hashOf = async (password: string | undefined): Promise<string | null> =>
  password === undefined ? null : hashPassword(password);

async function createUser(
  { database, clock }: IdentityContext,
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
      // Lower case, because phones capitalise the first letter of an input; case never matters in a user name.
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

async function grant(
  { database }: IdentityContext,
  userId: string,
  role: UserRoleName,
  collegeId: string,
  tx: Tx,
): Promise<void> {
  await database.model(UserRole).create({ userId, role, collegeId }, { transaction: tx });
}

import type { Identity, NewStaff, NewStudent } from '../../src/modules/identity';

let made = 0;

/** Creates a new college. */
export function buildCollege({ people }: Identity, name = '外国语学院'): Promise<string> {
  made += 1;
  return people.createCollege({ code: `C${made}`, name });
}

/** Creates a student of that college; to sign in, a student needs a username and a password, or a CAS id. */
export async function buildStudent(
  identity: Identity,
  collegeId: string,
  given: Partial<NewStudent> = {},
): Promise<string> {
  made += 1;
  return identity.people.createStudent({
    name: '林知远',
    studentNumber: `2023${String(made).padStart(5, '0')}`,
    pinyin: 'LIN ZHIYUAN',
    gender: '女',
    birthDate: '2004-05-06',
    collegeId,
    major: '德语',
    level: 'undergraduate',
    grade: '2023 级',
    gpa: '3.7',
    ...given,
  });
}

export const password = 'right-password';

/** Creates a member of staff with a local account under `password`; of the office by default. */
export async function buildStaff(
  { people }: Identity,
  given: Partial<NewStaff> = {},
): Promise<{ id: string; username: string }> {
  made += 1;
  const username = given.username ?? `office-${made}`;
  const id = await people.createStaff({ name: '陈国栋', roles: [{ role: 'office' }], password, ...given, username });
  return { id, username };
}

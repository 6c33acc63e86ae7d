import { type EligibleGroup, type StaffRole, staffRoles } from '@yuanhang/domain';
import { startTestApp, type TestApp } from './app';
import { grantConsents } from './factories/consents';
import { clientOf } from './http';

/** The whole server with one college, a student of each group, and a member of staff of each role. */
export async function startProgrammesFixture() {
  const server: TestApp = await startTestApp();
  const { identity, programmes } = server.app.modules;
  const { database } = server.test;
  const collegeId = await identity.people.createCollege({ code: 'CS', name: '计算机学院' });
  let count = 0;

  async function signedIn(userId: string) {
    const { token } = await database.transaction((tx) => identity.sessions.open(userId, tx));
    return { userId, token, call: clientOf(server.url, token) };
  }
  async function student(level: EligibleGroup) {
    count += 1;
    const rest = {
      pinyin: 'Lin Zhiyuan',
      gender: '女',
      birthDate: '2005-05-05',
      major: '软件工程',
      grade: '2023',
      gpa: '3.6',
    };
    const known = { name: '林知远', studentNumber: `2023${count}`, collegeId, level, ...rest };
    const id = await identity.people.createStudent(known);
    await grantConsents(database, id, server.clock.now());
    return signedIn(id);
  }
  const staff = async (role: StaffRole) =>
    signedIn(
      await identity.people.createStaff({
        name: '老师',
        roles: [{ role, collegeId: role === 'college_reviewer' ? collegeId : '' }],
      }),
    );
  const people = {
    student: await student('undergraduate'),
    doctor: await student('doctor'),
    office: await staff('office'),
    others: await Promise.all(staffRoles.filter((role) => role !== 'office').map(staff)),
  };
  return { ...server, ...people, database, programmes, newStudent: student };
}
export type ProgrammesFixture = Awaited<ReturnType<typeof startProgrammesFixture>>;

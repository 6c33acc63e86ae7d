import type { Role } from '@yuanhang/domain';
import type { Modules } from '../composition';
import type { Principal } from '../platform/http';
import { type CollegeCode, type DemoStudent, demoColleges, demoStaff, demoStudents } from './people';

/** The acting people of the demo, as principals of the services. */
export interface DemoPeople {
  readonly office: Principal;
  readonly reviewers: ReadonlyMap<CollegeCode, Principal>;
  readonly students: ReadonlyMap<string, { readonly principal: Principal; readonly about: DemoStudent }>;
}

export const demoPassword = 'yuanhang-demo';
/** Students with an account to sign in; the others are only data. */
export const studentAccounts: Readonly<Record<string, string>> = {
  lin: '还没有申请，从浏览项目开始',
  feng: '填了一半的草稿',
  you: '学院退回修改，等她改好再交',
  yun: '需要补充材料，交了一项还差一项',
  zhou: '已通过审核，等待派出确认',
  shi: '经费预算等待财务审核',
  zhao: '在柏林，等待例行打卡',
  he: '在多伦多，申请延期，等学院审核',
  wei: '刚回国，返校手续等学院审核',
  ma: '已返校，资助申请等财务审核',
};

const principal = (userId: string, name: string, role: Role, collegeIds: readonly string[] = []): Principal => ({
  userId,
  name,
  roles: [role],
  collegeIds,
  sessionId: 'seed',
});

/** Six colleges, staff of every role and sixty students, of whom only some can sign in. */
export async function createDemoPeople({ identity }: Modules): Promise<DemoPeople> {
  const { people } = identity;
  const colleges = new Map<CollegeCode, string>();
  for (const college of demoColleges) colleges.set(college.code, await people.createCollege(college));

  let office: Principal | null = null;
  const reviewers = new Map<CollegeCode, Principal>();
  for (const { username, name, role, college } of demoStaff) {
    const collegeId = college && colleges.get(college);
    const roles = [{ role, ...(collegeId ? { collegeId } : {}) }];
    const id = await people.createStaff({ name, username, password: demoPassword, roles });
    if (role === 'office') office = principal(id, name, role);
    if (college) reviewers.set(college, principal(id, name, role, collegeId ? [collegeId] : []));
  }
  if (!office) throw new Error('the demo has no office');

  const students = new Map<string, { principal: Principal; about: DemoStudent }>();
  for (const [index, about] of demoStudents.entries()) {
    const id = await people.createStudent({
      name: about.name,
      studentNumber: `20${24 - (index % 3)}${String(110_000 + index * 137)}`,
      pinyin: about.pinyin,
      gender: about.gender,
      birthDate: `200${3 + (index % 4)}-0${1 + (index % 9)}-1${index % 9}`,
      collegeId: colleges.get(about.college) ?? '',
      major: about.major,
      level: about.level,
      grade: `20${24 - (index % 3)} 级`,
      gpa: (3.1 + (index % 8) / 10).toFixed(2),
      phone: `138${String(10_000_000 + index * 7919)}`,
      email: `${about.username}@stu.example.edu.cn`,
      ...(studentAccounts[about.username] ? { username: about.username, password: demoPassword } : {}),
    });
    students.set(about.username, { principal: principal(id, about.name, 'student'), about });
  }
  return { office, reviewers, students };
}

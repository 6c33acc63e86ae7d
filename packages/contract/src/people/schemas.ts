import { eligibleGroups, sanctions, staffRoles } from '@yuanhang/domain';
import { z } from 'zod';
import {
  done,
  emailAddress,
  id,
  idParams,
  instant,
  pageOf,
  pageQuery,
  plainDate,
  purpose,
  shortText,
  version,
} from '../shared/schemas';
import { peopleLimits } from './limits';

export const collegeInput = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,20}$/, '学院代码只能是字母、数字、- 和 _'),
  name: shortText(peopleLimits.collegeName),
});
export const colleges = { response: z.object({ items: z.array(collegeInput.extend({ id })) }) };
export const addCollege = { body: collegeInput, response: z.object({ id }) };
export const changeCollege = { params: idParams, body: collegeInput, response: done };

const email = emailAddress(120);
const optional = <S extends z.ZodType>(schema: S) => schema.nullable().optional();
/** Further fields of the register; null is unknown. */
const optionalRegisterFields = {
  /** The highest possible GPA, such as 4.0 or 5.0. */
  gpaScale: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,3}(\.\d{1,2})?$/, '绩点满分应为数字，例如 4.0'),
  ),
  averageScore: optional(
    z
      .string()
      .trim()
      .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, '平均分应为 0–100 的数字，最多两位小数'),
  ),
  /** 3/120 or 5%. */
  rank: optional(
    z
      .string()
      .trim()
      .regex(/^([1-9]\d{0,4}(\/[1-9]\d{0,4})?|\d{1,2}(\.\d{1,2})?%)$/, '排名应写作 3/120、3 或 5%')
      .refine((text) => {
        const [place, of] = text.split('/').map(Number);
        return place === undefined || of === undefined || place <= of;
      }, '排名不能大于人数'),
  ),
  rankedOn: optional(plainDate),
  sanction: optional(z.enum(sanctions, '处分应为有或无')),
  nationality: optional(shortText(40)),
};

/**
 * A student of the register. `phone` and `email` are used only if the student entered none. Of the optional fields,
 * an omitted one stays unchanged; null, or for `gpa` an empty text, clears it.
 */
export const studentInput = z.strictObject({
  studentNumber: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{4,20}$/, '学号应为 4–20 位字母或数字'),
  name: shortText(peopleLimits.name),
  pinyin: shortText(80),
  gender: z.enum(['男', '女'], '性别应为男或女'),
  birthDate: plainDate,
  collegeCode: shortText(peopleLimits.collegeCode),
  major: shortText(60),
  level: z.enum(eligibleGroups, '培养层次不正确'),
  grade: shortText(10),
  gpa: z.string().trim().max(20, '不能超过 20 个字').optional(),
  ...optionalRegisterFields,
  phone: z.string().trim().max(30, '不能超过 30 个字').nullable().optional(),
  email: email.nullable().optional(),
  /** 18 digits with a valid check character; encrypted on receipt. */
  identityCard: z.string().trim().max(18, '身份证号应为 18 位').nullable().optional(),
  /** The account at the university's CAS; for a new student the student number if omitted. */
  casId: z.string().trim().min(1).max(60).nullable().optional(),
});
export const synced = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() });
/** All or nothing: one invalid row prevents every write. */
export const syncStudents = {
  body: z.strictObject({ students: z.array(studentInput).min(1, '没有学生').max(500, '一次最多 500 名') }),
  response: synced,
};

export const registeredStudent = z.object({
  id,
  studentNumber: z.string(),
  name: z.string(),
  pinyin: z.string(),
  gender: z.string(),
  college: z.object({ id, code: z.string(), name: z.string() }),
  major: z.string(),
  level: z.enum(eligibleGroups),
  grade: z.string(),
  status: z.enum(['active', 'disabled']),
});
export const students = {
  query: z.strictObject({
    ...pageQuery,
    q: z.string().trim().max(60).optional(),
    collegeId: id.optional(),
    level: z.enum(eligibleGroups, '培养层次不正确').optional(),
  }),
  response: pageOf(registeredStudent),
};
export const student = {
  params: idParams,
  response: registeredStudent.extend({
    birthDate: plainDate,
    gpa: z.string(),
    gpaScale: z.string().nullable(),
    averageScore: z.string().nullable(),
    rank: z.string().nullable(),
    rankedOn: plainDate.nullable(),
    sanction: z.enum(sanctions).nullable(),
    nationality: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    /** Masked; null when the register has none. */
    identityCard: z.string().nullable(),
  }),
};
/** The identity card in the clear; the purpose is recorded in the audit log. */
export const revealIdentityCard = {
  params: idParams,
  body: z.strictObject({ purpose }),
  response: z.object({ value: z.string() }),
};

export const roleInput = z.strictObject({
  role: z.enum(staffRoles, '角色不正确'),
  /** The college of a college reviewer; null for all other roles. */
  collegeId: id.nullable(),
});
export const user = z.object({
  id,
  name: z.string(),
  casId: z.string().nullable(),
  status: z.enum(['active', 'disabled']),
  roles: z.array(z.object({ role: z.enum(staffRoles), college: z.object({ id, name: z.string() }).nullable() })),
  isStudent: z.boolean(),
  version,
  updatedAt: instant,
});
export const users = {
  query: z.strictObject({
    ...pageQuery,
    q: z.string().trim().max(60).optional(),
    role: z.enum(staffRoles, '角色不正确').optional(),
    status: z.enum(['active', 'disabled'], '状态不正确').optional(),
  }),
  response: pageOf(user),
};
const roles = z.array(roleInput).max(20, '角色太多');
export const addUser = {
  body: z.strictObject({
    name: shortText(peopleLimits.name),
    casId: shortText(peopleLimits.casId),
    roles: roles.min(1, '请至少选择一个角色'),
  }),
  response: user,
};
export const setRoles = { params: idParams, body: z.strictObject({ version, roles }), response: user };
export const setStatus = {
  params: idParams,
  body: z.strictObject({
    version,
    status: z.enum(['active', 'disabled'], '状态不正确'),
    reason: shortText(peopleLimits.statusReason),
  }),
  response: user,
};

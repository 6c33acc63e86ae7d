import type { ResponseOf } from '@yuanhang/contract';
import type { peopleSchemas } from '@yuanhang/contract/schemas';
import { maskMiddle } from '@yuanhang/domain';
import { z } from 'zod';
import type { FieldCipher } from '../../platform/crypto';
import { type Database, decodeCursor, pageOf, type RowOf, startsWithPattern, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { RateLimits } from '../../platform/rate-limits';
import type { Audit } from '../audit';
import type { College, Student, User } from './model';
import { identityCardContext } from './register';
import { type Scope, staffScope } from './staff-scope';

type Listed = ResponseOf<typeof peopleSchemas.students>['items'][number];
type Row = Pick<RowOf<User>, 'id' | 'name' | 'status' | 'phone' | 'email'> &
  Pick<RowOf<Student>, 'student_number' | 'pinyin' | 'gender' | 'major' | 'level' | 'grade' | 'birth_date' | 'gpa'> &
  Pick<RowOf<Student>, 'identity_card_sealed'> & {
    readonly college_id: RowOf<College>['id'];
    readonly college_code: RowOf<College>['code'];
    readonly college_name: RowOf<College>['name'];
  };
const select = `SELECT u.id, s.student_number, u.name, s.pinyin, s.gender, c.id AS college_id, c.code AS college_code,
    c.name AS college_name, s.major, s.level, s.grade, u.status, s.birth_date, s.gpa, u.phone, u.email, s.identity_card_sealed
  FROM students s LEFT JOIN users u ON u.id = s.user_id LEFT JOIN colleges c ON c.id = s.college_id`;
/** A limit on reading numbers in the clear: more than anybody needs by hand, too few to copy the register. */
const revealsPerHour = 60;

/** The students of the register whom a member of staff may see. */
const scopeOf = (principal: Principal): Scope =>
  staffScope(principal, 'register', { student: 's.user_id', college: 's.college_id' });

/** The register as staff see it. */
export function studentDirectory({
  database,
  cipher,
  audit,
  rateLimits,
}: {
  database: Database;
  cipher: FieldCipher;
  audit: Audit;
  rateLimits: RateLimits;
}) {
  const reveals = rateLimits('identity-card-reveals', revealsPerHour, 3600);
  const cardOf = ({ id, identity_card_sealed: sealed }: Row) => sealed && cipher.open(sealed, identityCardContext(id));

  async function find(principal: Principal, id: string, tx?: Tx): Promise<Row> {
    const scope = scopeOf(principal);
    const row = await database.first<Row>(
      `${select} WHERE s.user_id = :id AND ${scope.where}`,
      { ...scope.values, id },
      tx,
    );
    if (!row) throw new AppError('not_found');
    return row;
  }

  return {
    /** By student number. */
    async list(
      principal: Principal,
      { cursor, limit = 30, q, collegeId, level }: z.output<typeof peopleSchemas.students.query>,
    ): Promise<ResponseOf<typeof peopleSchemas.students>> {
      const after = decodeCursor(cursor, z.tuple([z.string()]));
      const scope = scopeOf(principal);
      const where = [
        scope.where,
        ...(q
          ? ["(u.name LIKE :q ESCAPE '!' OR s.student_number LIKE :q ESCAPE '!' OR s.pinyin LIKE :q ESCAPE '!')"]
          : []),
        ...(collegeId ? ['s.college_id = :collegeId'] : []),
        ...(level ? ['s.level = :level'] : []),
        ...(after ? ['s.student_number > :after'] : []),
      ];
      const rows = await database.select<Row>(
        `${select} WHERE ${where.join(' AND ')} ORDER BY s.student_number LIMIT :rows`,
        {
          ...scope.values,
          q: q && startsWithPattern(q),
          collegeId,
          level,
          after: after?.[0],
          rows: limit + 1,
        },
      );
      return pageOf(rows, limit, (row) => [row.student_number], present);
    },

    /** With the number of the identity card masked. Throws `not_found`. */
    async detail(principal: Principal, id: string): Promise<ResponseOf<typeof peopleSchemas.student>> {
      const row = await find(principal, id);
      const card = cardOf(row);
      return {
        ...present(row),
        birthDate: row.birth_date,
        gpa: row.gpa,
        phone: row.phone,
        email: row.email,
        identityCard: card ? maskMiddle(card) : null,
      };
    },

    /** The number in the clear; the audit log keeps the purpose. Throws `not_found` also when the register has no number. */
    async reveal(principal: Principal, id: string, purpose: string): Promise<{ value: string }> {
      await reveals.take(principal.userId);
      return database.transaction(async (tx) => {
        const row = await find(principal, id, tx);
        const value = cardOf(row);
        if (!value) throw new AppError('not_found', { message: '名册里没有身份证号' });
        await audit.record(tx, {
          actor: { id: principal.userId, role: 'office' },
          action: 'reveal_number',
          subject: { type: 'student', id },
          detail: `${row.student_number} · 身份证号 · ${purpose}`,
        });
        return { value };
      });
    },
  };
}

const present = (row: Row): Listed => ({
  id: row.id,
  studentNumber: row.student_number,
  name: row.name,
  pinyin: row.pinyin,
  gender: row.gender,
  college: { id: row.college_id, code: row.college_code, name: row.college_name },
  major: row.major,
  level: row.level,
  grade: row.grade,
  status: row.status,
});

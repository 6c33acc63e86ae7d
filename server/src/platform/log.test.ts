import { createLogger, describeError } from './log';

it('removes data that could identify a person or grant access', () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  const hidden = { token: 'SECRET', password: 'SECRET', phone: 'SECRET', email: 'SECRET', cookie: 'SECRET' };
  logger.info({ user: { id: 'u1', ...hidden }, headers: { authorization: 'SECRET' }, body: { note: 'SECRET' } }, 'x');
  logger.error({ error: { name: 'DatabaseError', sql: "INSERT … 'SECRET'", parameters: ['SECRET'] } }, 'y');
  logger.debug({ requestId: 'r1' }, 'below the level');
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain('SECRET');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ user: { id: 'u1' }, msg: 'x' });
});

it('keeps only the code of a database error, not the values it quotes', () => {
  const driverError = Object.assign(
    new Error("Incorrect string value: '林建国' for column 'emergency_name' at row 1"),
    {
      code: 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
      sql: "UPDATE students SET emergency_name = '林建国'",
    },
  );
  const thrown = Object.assign(new Error(driverError.message), { name: 'SequelizeDatabaseError', parent: driverError });
  const described = describeError(thrown);
  expect(described.message).toBe('ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: Incorrect string value: ');
  expect(JSON.stringify(described)).not.toContain('林');
  expect(described.stack).toMatch(/^\s+at /);
});

import { createLogger } from './log';

it('cuts out what could identify a person or open a door', () => {
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

import { readTableAccess, tablesIn } from '../test/table-access';
import { declaredReads } from './modules/declared-reads';

const { owners, accesses, unknown } = readTableAccess();
const foreign = accesses.filter(({ by, table }) => by !== owners.get(table));

it('a module writes only its own tables', () => {
  expect(foreign.filter(({ kind }) => kind === 'write')).toEqual([]);
});

it('reads of tables of other modules are exactly the declared ones', () => {
  const found: Record<string, string[]> = {};
  for (const { by, table } of foreign) found[by] = [...new Set([...(found[by] ?? []), table])].sort();
  expect(found).toEqual(declaredReads);
});

it('the table of every SQL text is known', () => {
  expect(unknown).toEqual([]);
});

it('every table is written by its owner', () => {
  const written = new Set(
    accesses.flatMap(({ by, kind, table }) => (kind === 'write' && by === owners.get(table) ? [table] : [])),
  );
  expect([...owners.keys()].filter((table) => !written.has(table))).toEqual([]);
});

it.each([
  ['SELECT u.id FROM users u JOIN user_roles AS r ON r.user_id = u.id', ['read users', 'read user_roles']],
  [
    'SELECT 1 FROM sessions s, users WHERE EXISTS (SELECT 1 FROM students)',
    ['read sessions', 'read users', 'read students'],
  ],
  ['INSERT INTO copies (id) SELECT id FROM attachments ORDER BY id, owner_id', ['write copies', 'read attachments']],
  ['INSERT INTO limits (k) VALUES (1) ON DUPLICATE KEY UPDATE k = k', ['write limits']],
  ['UPDATE users SET a = 1, b = 2 WHERE id IN (SELECT id FROM students)', ['write users', 'read students']],
  ['DELETE FROM sessions WHERE id = 1', ['write sessions']],
  ['DELETE d FROM deliveries d JOIN messages m ON m.id = d.message_id', ['write deliveries', 'read messages']],
  ['select id from users', ['read users']],
])('%s', (sql, expected) => {
  expect(tablesIn(sql).map(({ kind, table }) => `${kind} ${table}`)).toEqual(expected);
});

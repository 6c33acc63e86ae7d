import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@yuanhang/contract';

const file = join(__dirname, '../../../../docs/errors.md');
const reasonsFile = join(__dirname, '../../../../packages/domain/src/lifecycle/reasons.ts');

/** The reasons of the domain in the source, with their messages. */
function reasons(): [string, string][] {
  const found = readFileSync(reasonsFile, 'utf8').matchAll(/reason\('([a-z_]+)', [`']([^`']*)[`']/g);
  const pairs = [...found].map(([, code = '', words = '']): [string, string] => [
    code,
    words.replace(/\$\{[^}]*\}/g, '…'),
  ]);
  return [...new Map(pairs).entries()].sort(([a], [b]) => a.localeCompare(b));
}

const modules = join(__dirname, '../../modules');
const raised = /new AppError\(\s*'([a-z_]+)',[^;]*?detail: '([a-z_]+)'/g;

/** Finer codes that the server itself raises: `[detail, code, message]`. */
function details(): [string, string, string][] {
  const sources = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(modules, name), 'utf8'));
  const found = sources.flatMap((source) =>
    [...source.matchAll(raised)].map(([whole, code = '', detail = '']): [string, string, string] => {
      const words = /[`']([^`']*\p{Script=Han}[^`']*)[`']/u.exec(whole)?.[1] ?? '…';
      return [detail, code, words.replace(/\$\{[^}]*\}/g, '…')];
    }),
  );
  return found.sort(([a], [b]) => a.localeCompare(b));
}

const document = `# Errors

Every error is JSON: \`{ code, message, requestId, problems, detail? }\`. \`code\` is stable and decides what a client does;
\`message\` is Chinese and can be shown as it is; \`problems\` names each field at fault (\`{ field, code, message }\`, the
field as a path: \`students.3.birthDate\`); \`detail\` is a finer stable code where there is one. \`requestId\` finds the log line.

| code | status | shown when nothing more precise is known |
| --- | --- | --- |
${Object.entries(errorCodes)
  .map(([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`)
  .join('\n')}

What a client does: **400** show the fields; **401** sign in again; **403**, **404** say so and go back; **409**
\`stale_version\` load again and show what changed (in \`problems\`), others show the message; **410** ask for a new link;
**422** \`incomplete\` lead to each problem; **429** wait; **5xx** keep what was typed and offer to try again with the same
\`Idempotency-Key\`.

## Reasons

A 409 \`not_allowed_now\` (and a few others) carries the domain's reason in \`detail\`; the same reasons stand beside
blocked \`actions\`.

| detail | words |
| --- | --- |
${reasons()
  .map(([code, words]) => `| \`${code}\` | ${words || '…'} |`)
  .join('\n')}

The server's own, beside the domain's:

| detail | code | words |
| --- | --- | --- |
${details()
  .map(([detail, code, words]) => `| \`${detail}\` | \`${code}\` | ${words} |`)
  .join('\n')}
`;

it('docs/errors.md matches the code (rewrite it with UPDATE_DOCS=1)', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, document);
  expect(readFileSync(file, 'utf8')).toBe(document);
});

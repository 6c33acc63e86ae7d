import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dark, light, variableOf } from './tokens';

const students = readFileSync(join(__dirname, '../../../../miniapp/src/shared/ui/styles/tokens.scss'), 'utf8');

it.each([
  ['light', light],
  ['dark', dark],
] as const)('the console and the mini program share one palette (%s)', (name, tokens) => {
  const block = new RegExp(`@mixin ${name} \\{([\\s\\S]*?)\\n\\}`).exec(students)?.[1] ?? '';
  const theirs = Object.fromEntries([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map((match) => match.slice(1)));
  const ours = Object.fromEntries(Object.entries(tokens).map(([token, colour]) => [variableOf(token), colour]));
  expect(theirs).toMatchObject(ours);
});

import type { EncryptionKeys } from './encryption-keys';
import { keyLooksTyped, looksTyped } from './randomness';
import { testSecrets } from './secrets';

/** A secret of the configuration, with the command that makes one. */
export interface GivenSecret {
  readonly name: string;
  /** What it is, in Chinese. */
  readonly meaning: string;
  readonly value: string | EncryptionKeys | undefined;
  readonly command: string;
}

const minLength = 24;
const isPublic = (secret: string) => Object.values(testSecrets).includes(secret);

function isWeak(value: string | EncryptionKeys): boolean {
  if (typeof value !== 'string') return value.some(({ key }) => keyLooksTyped(key));
  return value.length < minLength || isPublic(value) || looksTyped(value);
}

/** The texts under which the same secret may be given for another purpose, without padding. */
function formsOf(value: string | EncryptionKeys): string[][] {
  if (typeof value === 'string') return [[value.replace(/=+$/, '')]];
  return value.map(({ key }) =>
    (['base64', 'base64url', 'hex', 'latin1'] as const).map((encoding) => key.toString(encoding).replace(/=+$/, '')),
  );
}

/** A line for each secret that is missing, looks typed or is used twice. */
export function secretProblems(secrets: readonly GivenSecret[]): string[] {
  const problems: string[] = [];
  const usedBy = new Map<string, string>();
  for (const { name, meaning, value, command } of secrets) {
    if (value === undefined) {
      problems.push(`${name}: ${meaning}未设置；请用 ${command} 生成`);
      continue;
    }
    if (isWeak(value)) problems.push(`${name}: ${meaning}不是随机生成的；请用 ${command} 重新生成`);
    for (const forms of formsOf(value)) {
      const other = forms.map((form) => usedBy.get(form)).find((found) => found !== undefined);
      if (other === name) problems.push(`${name}: 有两个相同的密钥，每个须单独生成`);
      else if (other !== undefined) problems.push(`${name}: 不能与 ${other} 相同；请用 ${command} 单独生成`);
      for (const form of forms) usedBy.set(form, name);
    }
  }
  return problems;
}

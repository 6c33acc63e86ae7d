import { sealedCards } from '../modules/identity';
import { sealedChanges } from '../modules/imports';
import { sealedTokens } from '../modules/notifications';
import { sealedNumbers } from '../modules/requests';
import { fieldCipher, resealSet } from '../platform/crypto';
import { printLine, runCommand } from './command';

/** `npm run rotate-keys`: reseals every value under the first key of ENCRYPTION_KEYS, while the servers run. */
void runCommand(async (database, config) => {
  const cipher = fieldCipher(config.secrets.encryptionKeys);
  let left = 0;
  for (const set of [sealedCards, sealedNumbers, sealedTokens, ...sealedChanges]) {
    const { table, seen, resealed, busy, unreadable } = await resealSet(database, cipher, set);
    printLine(`${table}：共 ${seen} 行，换钥 ${resealed} 行，正被修改 ${busy} 行，无法打开 ${unreadable.length} 行`);
    for (const id of unreadable) printLine(`  无法打开：${id}`);
    left += busy + unreadable.length;
  }
  const [current, ...older] = config.secrets.encryptionKeys;
  if (left > 0) printLine(`还有 ${left} 行不在密钥「${current.id}」之下，请再运行一次。`);
  else if (older.length > 0)
    printLine(`全部在密钥「${current.id}」之下：旧密钥可以从 ENCRYPTION_KEYS 中移除，旧备份仍需要它。`);
  return left > 0 ? 1 : 0;
});

import { findAccountCollisions, makeAccountsUnique } from '../modules/identity';
import { printLine, runCommand } from './command';

/**
 * `npm run accounts:check`: lists the account and student numbers of different people that differ only by case. When
 * there are none, makes the database refuse new ones, if it does not yet.
 */
void runCommand(async (database) => {
  const found = await findAccountCollisions(database);
  for (const { label, spellings } of found) printLine(`${label}：${spellings.join('、')}`);
  if (found.length > 0) {
    printLine(
      `共 ${found.length} 组只差大小写的号码。请核实各属于谁，更正后再运行一次；在此之前，这些账号只按原样的大小写登录。`,
    );
    return 1;
  }
  const made = await makeAccountsUnique(database);
  printLine(made > 0 ? '没有只差大小写的号码，今后也不会再有。' : '没有只差大小写的号码。');
  return 0;
});

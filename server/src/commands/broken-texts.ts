import { findBrokenTexts } from '../platform/database';
import { printLine, runCommand } from './command';

/** `npm run texts:check`: lists the stored texts with a replacement character; changes nothing. */
void runCommand(async (database) => {
  const found = await findBrokenTexts(database);
  for (const { table, column, key } of found) printLine(`${table}.${column}：${key}`);
  printLine(found.length === 0 ? '没有带 � 的文字。' : `共 ${found.length} 处带 � 的文字，请对照原文改正。`);
  return found.length > 0 ? 1 : 0;
});

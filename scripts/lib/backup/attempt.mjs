import { fail } from '../project.mjs';

const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/**
 * Runs the work of a command. When it ends early, by an error, by `fail` or by a signal, removes what it had written,
 * and the process ends with one line and a status that is not 0. After SIGKILL the next run removes it.
 * @param {string} what the name of the work in the line
 * @param {() => void} undo synchronous, because it runs while the process ends
 * @param {() => Promise<void>} work
 */
export async function attempt(what, undo, work) {
  let done = false;
  process.once('exit', () => {
    if (done) return;
    try {
      undo();
    } catch (error) {
      console.error(`  未能清除写到一半的内容：${reasonOf(error)}`);
    }
  });
  for (const [signal, number] of Object.entries(signals)) {
    process.once(signal, () => {
      console.error(`\n✗ ${what}被中断，没有完成。`);
      process.exit(128 + number);
    });
  }
  try {
    await work();
    done = true;
  } catch (error) {
    fail(`${what}没有完成：${reasonOf(error)}`);
  }
}

const reasons = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EROFS: '文件系统是只读的',
  EACCES: '没有读写权限',
  EPERM: '没有读写权限',
};
/** SQLite's own numbers: cannot open, read-only, full. */
const sqliteReasons = { 8: '数据库所在的磁盘是只读的', 13: '磁盘已满', 14: '打不开数据库文件' };

/** The cause of an error in words for the operator. */
export function reasonOf(error) {
  const words = reasons[error.code] ?? sqliteReasons[error.errcode];
  if (!words) return error.message;
  return error.path ? `${words}（${error.path}）` : words;
}

import { createAudit, endOf, endText } from '../modules/audit';
import { wallClock } from '../platform/clock';
import { createLogger } from '../platform/log';
import { printLine, runCommand } from './command';

function notedEnd(text: string) {
  const end = endOf(text);
  if (!end) throw new Error('应为先前输出的「序号:摘要」');
  return end;
}

const findings = {
  entry: (at: string | null) => `审计日志被改动：有一条被改动、删去或插入，第一处在 ${at}`,
  key: (at: string | null, key: string | null) =>
    `AUDIT_KEYS 缺少密钥 ${key}，从 ${at ?? '日志的开头'} 起无法核对；补上它再核对（从来没有过这把密钥时，是这一条被改动过）`,
  end: () => '审计日志被改动：结尾不符：最后的记录被删去过，或结尾的封印不是本系统写的',
  detail: (at: string | null) => `审计日志被改动：有记录的内容不是按规定删除的，第一条是 ${at}`,
  forgotten: () => '审计日志被改动：日志里已没有先前记下的结尾：它被截短、替换或从旧备份恢复过',
};

/**
 * `npm run audit:verify [-- number:digest]`: verifies the whole log, and that it still contains the end given, or else
 * the last one in AUDIT_END_FILE. `-- --resume` instead continues a log that the servers refuse to continue.
 */
void runCommand(async (database, config) => {
  const { AUDIT_END_FILE: endFile, LOG_LEVEL, secrets } = config;
  const logger = createLogger(LOG_LEVEL);
  const audit = createAudit({ database, clock: wallClock, keys: secrets.auditKeys, logger, endFile });
  const [argument] = process.argv.slice(2);
  if (argument === '--resume') {
    const end = await audit.resume();
    printLine('已在断开处接续，并留下一条记录。请重新启动全部服务，并把这一行记在别处：');
    printLine(endText(end));
    return 0;
  }
  const noted = argument === undefined ? await audit.notedEnd() : notedEnd(argument);
  const { rows, problem, brokenAt, missingKey, end, resumptions } = await audit.verify(noted ?? undefined);
  if (resumptions > 0) printLine(`管理人员曾 ${resumptions} 次在断开处接续日志（操作 resume_audit_log）。`);
  if (problem !== null) {
    printLine(`✗ 核对到第 ${rows} 行。${findings[problem](brokenAt, missingKey)}`);
    return 1;
  }
  printLine(`审计日志完整，共 ${rows} 行。请把这一行记在别处，下次核对时带上：`);
  printLine(endText(end));
  return 0;
});

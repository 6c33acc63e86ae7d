import { createAudit } from '../modules/audit';
import { wallClock } from '../platform/clock';
import { printLine, runCommand } from './command';

const witnessed = (text: string | undefined) => {
  if (text === undefined) return undefined;
  const [, seq, digest] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || digest === undefined) throw new Error('应为先前输出的「序号:摘要」');
  return { seq: Number(seq), digest };
};

/**
 * `npm run audit:verify [-- number:digest]`: verifies the whole log and, given the output of an earlier run, also
 * that the log of that run is the beginning of this one.
 */
void runCommand(async (database, config) => {
  const audit = createAudit({ database, clock: wallClock, keys: config.secrets.auditKeys });
  const { rows, intact, brokenAt } = await audit.verify(witnessed(process.argv[2]));
  if (!intact) {
    printLine(
      `✗ 审计日志被改动：核对到第 ${rows} 行${brokenAt === null ? '，结尾不符' : `，其后的一行不符（${brokenAt}）`}`,
    );
    return 1;
  }
  const { seq, digest } = await audit.head();
  printLine(`审计日志完整，共 ${rows} 行。请把这一行记在别处，下次核对时带上：`);
  printLine(`${seq}:${digest}`);
  return 0;
});

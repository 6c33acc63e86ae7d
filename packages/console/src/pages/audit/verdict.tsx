import type { auditRoutes, ResponseOf } from '@yuanhang/contract';
import { Alert, Typography } from 'antd';

export type Verification = ResponseOf<NonNullable<typeof auditRoutes.verify.schemas>>;

const problemTexts: Readonly<
  Record<NonNullable<Verification['problem']>, (brokenAt: string, missingKey: string) => string>
> = {
  key: (brokenAt, missingKey) =>
    `服务端缺少密钥 ${missingKey}，从 ${brokenAt} 起无法校验；补上后再校验（从来没有过这把密钥时，是这一条被改动过）。`,
  entry: (brokenAt) => `第一处对不上的是 ${brokenAt}。`,
  end: () => '末尾对不上：最后的记录被删去过，或末尾的封印不是本系统写的。查清之前，需要留下记录的操作都不能办理。',
  detail: (brokenAt) => `有记录的内容不是按规定删除的，第一条是 ${brokenAt}。`,
  forgotten: () => '日志里已没有先前记下的末尾：它被截短、替换，或从旧备份恢复过。',
};

/** The result of a verification, and the end to be noted for the next one. */
export function Verdict({
  found: { intact, rows, problem, brokenAt, missingKey, end, resumptions },
}: {
  found: Verification;
}) {
  const resumed = resumptions > 0 ? `系统管理人员曾 ${resumptions} 次在断开处接续日志，可按操作“断开后接续”查看。` : '';
  return (
    <Alert
      className="audit-verdict"
      showIcon
      type={intact ? (resumptions > 0 ? 'warning' : 'success') : 'error'}
      message={intact ? `${rows} 条记录首尾相连，没有被改动` : problem === 'key' ? '无法校验' : '记录被改动过'}
      description={
        problem === null ? (
          <>
            {resumed}
            请把现在的末尾记在别处，下次校验时填入：
            <Typography.Text code copyable>
              {end}
            </Typography.Text>
          </>
        ) : (
          `${problemTexts[problem](brokenAt ?? '最后一条', missingKey ?? '')}请保留现场，联系系统管理人员。${resumed}`
        )
      }
    />
  );
}

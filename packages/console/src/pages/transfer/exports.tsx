import { DownloadOutlined } from '@ant-design/icons';
import { buildUrl, type Export, exportList, reportRoutes, sharedLimits } from '@yuanhang/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useFilters } from '../../shared/forms';
import { useSession } from '../../shared/session';
import { useDownload } from '../../shared/transfer';
import { ReasonDialog } from '../../shared/ui';
import { ExportFilters } from './export-filters';
import { queryFor } from './query-for';

/** The exports that the user may download. Each download is audited; one with bank accounts asks for a purpose. */
export function Exports() {
  const { me } = useSession();
  const filters = useFilters();
  const download = useDownload();
  const [asked, setAsked] = useState<Export | null>(null);
  const isOne = (roles: Export['roles']) => roles.some((role) => me.roles.includes(role));
  const mine = exportList.filter(({ roles }) => isOne(roles));
  const take = (one: Export, more: { readonly accounts?: boolean; readonly purpose?: string } = {}) =>
    download(
      {
        url: buildUrl(reportRoutes.download.path, { kind: one.key }, {}),
        body: { ...queryFor(one, filters), ...more },
      },
      one.title,
    );
  return (
    <>
      <ExportFilters filters={filters} />
      <ul className="exports">
        {mine.map((one) => (
          <li key={one.key} className="card export">
            <div>
              <h3>{one.title}</h3>
              <small>{one.note}</small>
            </div>
            <div className="export-buttons">
              <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void take(one)}>
                导出 XLSX
              </Button>
              {isOne(one.accountRoles ?? []) && <Button onClick={() => setAsked(one)}>含银行账号</Button>}
            </div>
          </li>
        ))}
      </ul>
      <p className="quiet">条件只用在适合的导出上。每次导出都会写入审计日志；可以离开这一页，完成后自动保存。</p>
      <ReasonDialog
        open={asked !== null}
        title="导出银行账号"
        label="目的"
        hint="会写入审计日志。"
        okText="导出"
        min={sharedLimits.purposeMin}
        max={sharedLimits.purpose}
        onCancel={() => setAsked(null)}
        onOk={(purpose) => {
          if (asked) void take(asked, { accounts: true, purpose });
          setAsked(null);
        }}
      />
    </>
  );
}

import './transfer.css';
import { importRoutes } from '@yuanhang/contract';
import { useFilters } from '../../shared/forms';
import { useSession } from '../../shared/session';
import { PageHead, Pills } from '../../shared/ui';
import { Exports } from './exports';
import { Imports } from './imports';

const parts = [
  { key: 'export', label: '导出' },
  { key: 'import', label: '导入' },
] as const;

/** 导入导出: exports for users who may see their content, imports for administrators. */
export default function TransferPage() {
  const filters = useFilters();
  const { may } = useSession();
  const mine = parts.filter(({ key }) => key === 'export' || may(importRoutes.run));
  const part =
    mine.find(({ key }) => key === filters.value('part'))?.key ?? (may(importRoutes.run) ? 'import' : 'export');
  return (
    <>
      <PageHead title="导入导出">
        {mine.length > 1 && (
          <Pills label="导入还是导出" options={mine} value={part} onChange={(key) => filters.choose('part', key)} />
        )}
      </PageHead>
      {part === 'import' ? <Imports /> : <Exports />}
    </>
  );
}

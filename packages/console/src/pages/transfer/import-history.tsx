import { importKindLabels, importRoutes, type ResponseOf } from '@yuanhang/contract';
import type { TableColumnType } from 'antd';
import { call, usePages } from '../../shared/api';
import { KeysetTable, timeText } from '../../shared/ui';
import { countText } from './use-import';

type Entry = ResponseOf<NonNullable<typeof importRoutes.list.schemas>>['items'][number];
const columns: TableColumnType<Entry>[] = [
  { title: '时间', render: (_, { at }) => timeText(at) },
  { title: '内容', render: (_, { kind }) => importKindLabels[kind] },
  {
    title: '文件',
    render: (_, { fileName, sha256 }) => (
      <>
        {fileName}
        <small title={sha256}>校验和 {sha256.slice(0, 12)}</small>
      </>
    ),
  },
  { title: '结果', render: (_, entry) => countText(entry) },
  { title: '导入人', dataIndex: 'by' },
];

/** Past imports with their user; the checksum identifies the file. */
export function ImportHistory() {
  const pages = usePages(['imports'], (cursor) => call(importRoutes.list, { query: { cursor, limit: 20 } }));
  return (
    <>
      <h2 className="part-title">导入记录</h2>
      <KeysetTable label="导入记录" pages={pages} columns={columns} rowKey={({ id }) => id} empty="还没有导入过" />
    </>
  );
}

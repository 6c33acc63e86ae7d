import { useQueryClient } from '@tanstack/react-query';
import { importKindLabels, importRoutes, type ResponseOf } from '@yuanhang/contract';
import { App, Button, type TableColumnType } from 'antd';
import { call, useAction, usePages } from '../../shared/api';
import { buttonLoading, KeysetTable, timeText } from '../../shared/ui';
import { countText } from './use-import';

type Entry = ResponseOf<NonNullable<typeof importRoutes.list.schemas>>['items'][number];
type Kept = ResponseOf<NonNullable<typeof importRoutes.undo.schemas>>['kept'];
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

/** Past imports with their user; the checksum identifies the file. One of students can be undone for some days. */
export function ImportHistory() {
  const { modal } = App.useApp();
  const client = useQueryClient();
  const pages = usePages(['imports'], (cursor) => call(importRoutes.list, { query: { cursor, limit: 20 } }));
  const undo = useAction((id: string) => call(importRoutes.undo, { params: { id } }), {
    onDone: async ({ undone, kept }) => {
      await client.invalidateQueries();
      const title = `已撤销：${undone} 名学生恢复原样`;
      if (kept.total === 0) modal.success({ title });
      else modal.warning({ title, content: <KeptStudents kept={kept} />, width: 560 });
    },
  });
  const ask = ({ id, fileName, created, updated }: Entry) =>
    modal.confirm({
      title: `撤销导入“${fileName}”？`,
      content: `${updated} 名学生改动前的内容会恢复，新增的 ${created} 名会从名册中移除。之后改过的、已登录的学生不受影响，会逐一列出。`,
      okText: '撤销导入',
      cancelText: '不撤销',
      okButtonProps: { danger: true },
      onOk: () => undo.run(id),
    });
  const withUndo: TableColumnType<Entry>[] = [
    ...columns,
    {
      title: '撤销',
      render: (_, entry) =>
        entry.undone ? (
          <>
            已撤销
            <small>
              {entry.undone.by}，{timeText(entry.undone.at)}
            </small>
          </>
        ) : (
          entry.undoableUntil && (
            <>
              <Button size="small" loading={buttonLoading(undo.busy)} onClick={() => ask(entry)}>
                撤销
              </Button>
              <small>到 {timeText(entry.undoableUntil)}</small>
            </>
          )
        ),
    },
  ];
  return (
    <>
      <h2 className="part-title">导入记录</h2>
      <KeysetTable label="导入记录" pages={pages} columns={withUndo} rowKey={({ id }) => id} empty="还没有导入过" />
    </>
  );
}

function KeptStudents({ kept: { total, items } }: { readonly kept: Kept }) {
  return (
    <>
      <p>{total} 名学生保持现在的内容：</p>
      <ul>
        {items.map(({ key, name, reason }) => (
          <li key={key}>
            {name}（{key}）：{reason}
          </li>
        ))}
      </ul>
      {total > items.length && <small>只列出前 {items.length} 名。</small>}
    </>
  );
}

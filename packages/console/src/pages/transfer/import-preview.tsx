import { importLimits } from '@yuanhang/contract';
import { Alert, Collapse, Table } from 'antd';
import type { ReactNode } from 'react';
import type { Report } from './report';

interface ImportPreviewProps {
  readonly report: Report;
  /** From 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}
type Change = Report['changes']['items'][number];

const person = [
  { title: '行', dataIndex: 'row', width: 80 },
  { title: '编号', dataIndex: 'key', width: 160 },
  { title: '姓名或名称', dataIndex: 'name' },
];
const changeColumns = [
  ...person,
  {
    title: '改动',
    render: (_: unknown, { fields }: Change) => (
      <ul className="import-changes">
        {fields.map(({ field, from, to }) => (
          <li key={field}>
            {field}：<del>{from || '空'}</del> → <b>{to || '空'}</b>
          </li>
        ))}
      </ul>
    ),
  },
];

/** What a checked file would change, page by page, and what of the file is not used. */
export function ImportPreview({ report, page, onPage }: ImportPreviewProps) {
  const { changes, fresh, missing, emptied } = report;
  const pagination = (total: number) =>
    total > importLimits.page
      ? { current: page, pageSize: importLimits.page, total, showSizeChanger: false, onChange: onPage }
      : (false as const);
  const part = <T extends { readonly key: string }>(
    label: string,
    { total, items }: { readonly total: number; readonly items: readonly T[] },
    columns: Parameters<typeof Table<T>>[0]['columns'],
  ) => ({
    key: label,
    label: `${label}（${total}）`,
    children: (
      <Table<T>
        aria-label={label}
        size="small"
        rowKey={({ key }) => key}
        columns={columns ?? []}
        dataSource={items}
        pagination={pagination(total)}
      />
    ),
  });
  const parts = [
    ...(changes.total > 0 ? [part('会改动的', changes, changeColumns)] : []),
    ...(fresh.total > 0 ? [part('会新增的', fresh, person)] : []),
    ...(missing.total > 0 ? [part('名册里有、文件里没有的，不会改动', missing, person.slice(1))] : []),
  ];
  return (
    <>
      {emptied > 0 && <Alert type="warning" showIcon message={`有 ${emptied} 处内容会变为空，请在“会改动的”中核对`} />}
      <FileUse report={report} />
      {parts.length > 0 && <Collapse size="small" items={parts} />}
    </>
  );
}

/** How the columns and rows of the file are understood. */
export function FileUse({ report: { columns, untouched, skipped, sheet, otherSheets } }: { report: Report }) {
  const used = columns.filter(({ head, field }) => field !== null && field !== head);
  const unused = columns.filter(({ field }) => field === null);
  return (
    <dl className="import-use">
      {sheet !== '' && <Line title="工作表">{sheet}</Line>}
      {otherSheets.length > 0 && <Line title="没有读取的工作表">{otherSheets.join('、')}。请分别导入</Line>}
      {used.length > 0 && (
        <Line title="认出的列">{used.map(({ head, field }) => `${head} → ${field}`).join('，')}</Line>
      )}
      {unused.length > 0 && <Line title="不导入的列">{unused.map(({ head }) => head).join('、')}</Line>}
      {untouched.length > 0 && <Line title="文件里没有、保持原样的内容">{untouched.join('、')}</Line>}
      {skipped.length > 0 && (
        <Line title="不当作数据的行">{skipped.map(({ row, text }) => `第 ${row} 行“${text}”`).join('，')}</Line>
      )}
    </dl>
  );
}

const Line = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

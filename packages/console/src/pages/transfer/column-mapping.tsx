import { Collapse, Select, Table } from 'antd';
import type { Mapping, Report } from './report';

interface ColumnMappingProps {
  readonly report: Report;
  /** Called with the field of every column. */
  readonly onChange: (mapping: Mapping) => void;
}
type FileColumn = Report['columns'][number];
const notImported = '';

/** What each column of the file is imported as; it can be changed by hand. */
export function ColumnMapping({ report: { columns, fields }, onChange }: ColumnMappingProps) {
  const keyOf = (head: string | null) => fields.find((field) => field.head === head)?.key ?? null;
  const imported = columns.filter(({ field }) => field !== null).length;
  const options = [
    { value: notImported, label: '不导入' },
    ...fields.map(({ key, head }) => ({ value: key, label: head })),
  ];
  const choose = (chosen: FileColumn, key: string) => {
    const current = columns.map(({ head, field }) => [head, keyOf(field)] as const);
    const others = current.map(([head, field]) => [head, field === key ? null : field] as const);
    onChange({ ...Object.fromEntries(others), [chosen.head]: key === notImported ? null : key });
  };
  const tableColumns = [
    { title: '文件中的列', dataIndex: 'head' },
    {
      title: '导入为',
      width: 240,
      render: (_: unknown, column: FileColumn) => (
        <Select
          aria-label={`“${column.head}”导入为`}
          className="import-field"
          size="small"
          showSearch
          optionFilterProp="label"
          value={keyOf(column.field) ?? notImported}
          options={options}
          onChange={(key) => choose(column, key)}
        />
      ),
    },
  ];
  const label = `列的对应：${imported} 列导入，${columns.length - imported} 列不导入`;
  const table = (
    <Table
      aria-label="列的对应"
      size="small"
      rowKey={({ head }) => head}
      columns={tableColumns}
      dataSource={columns}
      pagination={false}
    />
  );
  return <Collapse size="small" items={[{ key: 'columns', label, children: table }]} />;
}

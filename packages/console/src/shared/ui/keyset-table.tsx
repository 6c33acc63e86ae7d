import { Button, Table, type TableColumnType } from 'antd';
import type { Pages } from '../api/use-pages';
import { Failed, Nothing } from './states';

interface KeysetTableProps<Row> {
  readonly pages: Pages<Row>;
  readonly columns: readonly TableColumnType<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Said when no row is there. */
  readonly empty: string;
  /** For those who do not see where the table stands. */
  readonly label: string;
  readonly onOpen?: (row: Row) => void;
}

/** One page of a list that may have any number of rows, with ways to the next and the one before. */
export function KeysetTable<Row extends object>({
  pages,
  columns,
  rowKey,
  empty,
  label,
  onOpen,
}: KeysetTableProps<Row>) {
  const { query, items, page, next, previous } = pages;
  if (query.isError && items.length === 0) return <Failed error={query.error} retry={query.refetch} />;
  return (
    <section className="card table-card" aria-label={label}>
      <Table<Row>
        columns={[...columns]}
        dataSource={[...items]}
        rowKey={rowKey}
        // Not while the same rows are read again: a list that refreshes itself would flicker.
        loading={{ spinning: query.isPending || query.isPlaceholderData, delay: 250 }}
        pagination={false}
        locale={{ emptyText: query.isPending ? ' ' : <Nothing words={empty} /> }}
        {...(onOpen && { onRow: (row: Row) => ({ onClick: () => onOpen(row), className: 'opens' }) })}
      />
      {(next || previous) && (
        <nav className="pager" aria-label="翻页">
          <Button disabled={!previous} onClick={() => previous?.()}>
            上一页
          </Button>
          <span>第 {page} 页</span>
          <Button disabled={!next} onClick={() => next?.()}>
            下一页
          </Button>
        </nav>
      )}
    </section>
  );
}

import { Button, Table, type TableColumnType } from 'antd';
import type { Pages } from '../api/use-pages';
import { Failed, Nothing } from './states';

interface KeysetTableProps<Row> {
  readonly pages: Pages<Row>;
  readonly columns: readonly TableColumnType<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Message when there are no rows. */
  readonly empty: string;
  /** Accessible name of the table. */
  readonly label: string;
  readonly onOpen?: (row: Row) => void;
}

/** A table of one page of a list, with buttons for the next and the previous page. */
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
        // No spinner during a refetch of the same page, because a list with a refetch interval would flicker.
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

import { DeleteOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { SortableRow } from '../../../shared/forms';

/** What a row of either list is told by the list it stands in. */
export interface RowPosition {
  /** Its place in the list. */
  readonly at: number;
  readonly fixed: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}
interface UnfoldingRowProps extends Omit<RowPosition, 'at'> {
  readonly id: string;
  readonly label: string;
  /** What unfolds, as it is called: 详细要求. */
  readonly moreLabel: string;
  /** Always seen. */
  readonly line: ReactNode;
  readonly children: ReactNode;
}

/** One of a list that is put in order: a line that says what it is, and the rest that unfolds. */
export function UnfoldingRow(props: UnfoldingRowProps) {
  const { id, label, moreLabel, line, fixed, open, onToggle, onRemove, children } = props;
  return (
    <SortableRow id={id} name={label} disabled={fixed}>
      <div className="row-line">
        {line}
        <Button
          type="text"
          disabled={false}
          icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          aria-expanded={open}
          aria-label={`${label}的${moreLabel}`}
          onClick={onToggle}
        />
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`删除${label}`} onClick={onRemove} />
      </div>
      <div className={open ? 'row-more' : 'row-more folded'}>{children}</div>
    </SortableRow>
  );
}

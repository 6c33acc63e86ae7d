import { DeleteOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { SortableRow } from '../../../shared/forms';

/** The props that a list passes to its rows. */
export interface RowPosition {
  /** The index in the list. */
  readonly at: number;
  readonly fixed: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}
interface UnfoldingRowProps extends Omit<RowPosition, 'at'> {
  readonly id: string;
  readonly label: string;
  /** The label of the expanding part: 详细要求. */
  readonly moreLabel: string;
  /** Always visible. */
  readonly line: ReactNode;
  readonly children: ReactNode;
}

/** A row of a sortable list: a summary line and an expanding part. */
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

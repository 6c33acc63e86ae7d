import './forms.css';
import { HolderOutlined } from '@ant-design/icons';
import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { ReactNode } from 'react';

const instructions = '按空格拿起，用上下方向键移动，再按空格放下，按 Esc 取消。';

interface SortableListProps {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
}

/** A list sortable by dragging or by keyboard. Each child is a `SortableRow`. */
export function SortableList({ ids, nameOf, onMove, children }: SortableListProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (id: string) => `第 ${ids.indexOf(id) + 1} 位，共 ${ids.length} 位`;
  const announcements: Announcements = {
    onDragStart: ({ active }) => `拿起了${nameOf(String(active.id))}，${placeOf(String(active.id))}`,
    onDragOver: ({ over }) => (over ? `移到${placeOf(String(over.id))}` : undefined),
    onDragEnd: ({ active, over }) => `放下了${nameOf(String(active.id))}${over ? `，${placeOf(String(over.id))}` : ''}`,
    onDragCancel: ({ active }) => `${nameOf(String(active.id))}放回原处`,
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: instructions } }}
      onDragEnd={({ active, over }) => {
        if (over && over.id !== active.id) onMove(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        <ol className="sortable">{children}</ol>
      </SortableContext>
    </DndContext>
  );
}

interface SortableRowProps {
  readonly id: string;
  /** Accessible name of the handle. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export function SortableRow({ id, name, disabled = false, children }: SortableRowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled,
  });
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? 'sortable-row dragging' : 'sortable-row'}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="sortable-handle"
        disabled={disabled}
        {...attributes}
        {...listeners}
        aria-label={`移动${name}`}
        aria-roledescription="可移动的一项"
      >
        <HolderOutlined aria-hidden />
      </button>
      <div className="sortable-content">{children}</div>
    </li>
  );
}

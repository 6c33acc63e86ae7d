import { Button, Modal, Table } from 'antd';
import { type Difference, differencesOf } from './differences';
import type { ProgrammeWork } from './use-programme';

const columns = [
  { title: '内容', dataIndex: 'label' },
  { title: '原来', dataIndex: 'before', render: (text: string) => text || '（空）' },
  { title: '同事改为', dataIndex: 'theirs', render: (text: string) => text || '（空）' },
  { title: '我改为', dataIndex: 'mine', render: (text: string | null) => (text === null ? '–' : text || '（空）') },
];

/** Shown when a colleague saved a newer version: their changes, the conflicts, and the choices to continue. */
export function NewerVersion({ work }: { work: ProgrammeWork }) {
  const { newer, seen } = work;
  const differences = newer ? differencesOf(seen.programme, work.values(), newer.programme) : [];
  return (
    <Modal
      open={newer !== null}
      width={860}
      title="同事刚刚保存了新的版本"
      onCancel={work.decideLater}
      footer={
        <>
          <Button onClick={() => work.settle(false)}>用同事的版本</Button>
          <Button type="primary" onClick={() => work.settle(true)}>
            保留我的修改
          </Button>
        </>
      }
    >
      <p className="quiet">
        {differences.length > 0
          ? '选择“保留我的修改”时，你没有动过的内容以同事的为准；合并后请核对，再保存一次。'
          : '内容没有变化，只是状态变了。合并后请再保存一次。'}
      </p>
      <Table<Difference>
        className="difference"
        size="small"
        rowKey="key"
        columns={columns}
        dataSource={differences}
        pagination={false}
        locale={{ emptyText: '没有不同' }}
      />
    </Modal>
  );
}

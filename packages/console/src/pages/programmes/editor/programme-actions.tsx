import { type ProgrammeInput, programmeRoutes } from '@yuanhang/contract';
import { App, Button, Dropdown, type FormInstance } from 'antd';
import { useSession } from '../../../shared/session';
import { buttonLoading } from '../../../shared/ui';
import { CopyButton } from '../copy-button';
import type { ProgrammeDetail, ProgrammeWork } from './use-programme';

interface ProgrammeActionsProps {
  readonly detail: ProgrammeDetail | null;
  readonly work: ProgrammeWork;
  readonly form: FormInstance<ProgrammeInput>;
}

/** Save, publish, close, archive, copy, delete, as the status allows. Unsaved changes prevent publishing. */
export function ProgrammeActions({ detail, work, form }: ProgrammeActionsProps) {
  const { may } = useSession();
  const { modal } = App.useApp();
  if (!may(programmeRoutes.update)) return null;
  const status = detail?.status ?? 'draft';
  const { isDirty } = work.guard;
  const ask = (title: string, content: string, okText: string, onOk: () => void, danger = false) =>
    modal.confirm({ title, content, okText, cancelText: '取消', okButtonProps: { danger }, onOk });
  const publish = () => {
    const warnings = detail?.warnings ?? [];
    const heed = warnings.length > 0 ? `请先看看：${warnings.map(({ message }) => message).join('；')}。` : '';
    ask('发布这个项目？', `${heed}发布后学生马上能看到，申报时间内可以申请。`, '发布', () => work.move('publish'));
  };
  const others = [
    ...(status === 'published'
      ? [
          {
            key: 'close',
            label: '关闭申报',
            onClick: () =>
              ask('关闭这个项目？', '学生不能再申请；已有的申请照常办理。', '关闭', () => work.move('close')),
          },
        ]
      : []),
    ...(status === 'closed'
      ? [
          {
            key: 'archive',
            label: '归档',
            onClick: () => ask('归档这个项目？', '归档后不能再修改。', '归档', () => work.move('archive')),
          },
        ]
      : []),
    ...(status === 'draft'
      ? [
          {
            key: 'remove',
            danger: true,
            label: '删除草稿',
            onClick: () => ask('删除这个草稿？', '删除后不能恢复。', '删除', work.remove, true),
          },
        ]
      : []),
  ];
  return (
    <>
      {detail && <CopyButton programme={{ id: detail.id, name: detail.programme.name, year: detail.programme.year }} />}
      {detail && others.length > 0 && (
        <Dropdown menu={{ items: others }} trigger={['click']}>
          <Button>更多</Button>
        </Dropdown>
      )}
      {status !== 'archived' && (
        <Button
          type={isDirty || !detail ? 'primary' : 'default'}
          loading={buttonLoading(work.busy)}
          disabled={detail !== null && !isDirty}
          onClick={() => form.submit()}
        >
          {detail ? '保存' : '保存草稿'}
        </Button>
      )}
      {detail && (status === 'draft' || status === 'closed') && (
        <Button
          type={isDirty ? 'default' : 'primary'}
          disabled={isDirty}
          loading={buttonLoading(work.busy)}
          onClick={publish}
        >
          {status === 'closed' ? '重新发布' : '发布'}
        </Button>
      )}
    </>
  );
}

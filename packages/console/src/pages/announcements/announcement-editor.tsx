import { useQueryClient } from '@tanstack/react-query';
import { type AnnouncementInput, announcementLimits, announcementRoutes } from '@yuanhang/contract';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../../shared/api';
import { DateField, MarkdownField, ServerHtml, showProblems, useMarkdown } from '../../shared/forms';
import { useColleges } from '../../shared/lists';
import { buttonLoading } from '../../shared/ui';
import type { Managed } from './labels';

const empty: AnnouncementInput = { title: '', body: '', collegeId: null, pinned: false, expiresOn: null };
type Saved = Pick<Managed, 'id' | 'version' | 'status'>;

/** The editor of an announcement with a preview. An announcement is saved before it is published. */
export function AnnouncementEditor({ managed, onClose }: { managed: Managed | null; onClose: () => void }) {
  const [form] = Form.useForm<AnnouncementInput>();
  const client = useQueryClient();
  const colleges = useColleges();
  const [saved, setSaved] = useState<Saved | null>(managed);
  const [isDirty, setDirty] = useState(false);
  const title = Form.useWatch('title', form) ?? '';
  const html = useMarkdown(Form.useWatch('body', form) ?? '');
  const refresh = () => client.invalidateQueries({ queryKey: ['announcements'] });
  const save = useAction(
    (announcement: AnnouncementInput, once) =>
      saved
        ? call(announcementRoutes.update, { params: { id: saved.id }, body: { version: saved.version, announcement } })
        : call(announcementRoutes.create, { body: announcement }, once),
    {
      done: '已保存',
      onDone: async (next) => {
        setSaved(next);
        setDirty(false);
        await refresh();
      },
      onFailed: (error) => {
        showProblems(form, error, 'announcement');
        return false;
      },
    },
  );
  const move = useAction(
    ({ to, id, version }: { to: 'publish' | 'withdraw'; id: string; version: number }) =>
      call(announcementRoutes[to], { params: { id }, body: { version } }),
    {
      done: ({ status }) => (status === 'published' ? '已发布，学生现在能看到' : '已撤下'),
      onDone: async (next) => {
        setSaved(next);
        await refresh();
      },
    },
  );
  const published = saved?.status === 'published';
  return (
    <Drawer
      open
      width={Math.min(1080, window.innerWidth)}
      title={managed ? '公告' : '写公告'}
      onClose={onClose}
      extra={
        <span className="page-actions">
          {saved && (
            <Button
              disabled={isDirty}
              loading={buttonLoading(move.busy)}
              onClick={() => move.run({ to: published ? 'withdraw' : 'publish', ...saved })}
            >
              {published ? '撤下' : '发布'}
            </Button>
          )}
          <Button
            type="primary"
            loading={buttonLoading(save.busy)}
            disabled={saved !== null && !isDirty}
            onClick={() => form.submit()}
          >
            {saved ? '保存' : '保存草稿'}
          </Button>
        </span>
      }
    >
      <div className="side-by-side">
        <Form
          form={form}
          layout="vertical"
          initialValues={managed?.announcement ?? empty}
          onValuesChange={() => setDirty(true)}
          onFinish={save.run}
        >
          <Form.Item name="title" label="标题" rules={[{ required: true, whitespace: true, message: '请填写标题' }]}>
            <Input maxLength={announcementLimits.title} />
          </Form.Item>
          <Form.Item name="body" label="正文" rules={[{ required: true, whitespace: true, message: '请填写正文' }]}>
            <MarkdownField max={announcementLimits.body} rows={12} />
          </Form.Item>
          <Form.Item name="collegeId" label="给谁看">
            <Select
              allowClear
              placeholder="全体学生"
              options={colleges.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            />
          </Form.Item>
          <Form.Item name="expiresOn" label="显示到" extra="当天仍显示；不填则一直显示。">
            <DateField placeholder="一直显示" />
          </Form.Item>
          <Form.Item name="pinned" valuePropName="checked">
            <Checkbox>置顶</Checkbox>
          </Form.Item>
        </Form>
        <aside aria-label="学生看到的公告">
          <small>学生看到的公告</small>
          <h2>{title || '标题'}</h2>
          <ServerHtml html={html} />
        </aside>
      </div>
    </Drawer>
  );
}

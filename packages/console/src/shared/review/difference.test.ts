import type { ReviewedRequest } from '@yuanhang/contract';
import { difference } from './difference';

const at = '2026-11-25T02:00:00.000Z';
const entry = (id: string, title: string, comment: string | null = null) => ({
  id,
  at,
  title,
  by: { name: '赵一鸣', role: 'student' as const },
  comment,
  stage: 'dispatched' as const,
});
const file = (id: string, fileName: string) => ({
  id,
  requirementKey: 'letter',
  fileName,
  fileType: 'pdf' as const,
  bytes: 10,
  uploadedAt: at,
});
const requirement: ReviewedRequest['materials'][number]['requirement'] = {
  key: 'letter',
  name: '邀请信',
  help: '',
  required: true,
  phase: 'application',
  fileTypes: ['pdf'],
  maxBytes: 1000,
  maxCount: 1,
};
const form: ReviewedRequest['page']['form'] = {
  key: 'plan_change',
  title: '变更交流计划',
  fields: [{ key: 'newReturnOn', label: '新的返校日期', type: 'date' }],
};
const request = (more: Pick<ReviewedRequest, 'timeline' | 'materials'> & { returnOn: string }): ReviewedRequest => ({
  id: 'request-1',
  kind: 'plan_change',
  kindLabel: '变更交流计划',
  status: 'submitted',
  statusLabel: '审核中',
  updatedAt: at,
  comment: null,
  version: 1,
  now: at,
  application: { id: 'application-1', number: 'YH2026-000001', programmeName: '柏林' },
  page: { form, values: { newReturnOn: more.returnOn }, problems: [] },
  materials: more.materials,
  progress: [],
  timeline: more.timeline,
  consequences: null,
  missing: [],
  actions: [],
  student: { id: 'student-1', name: '赵一鸣', studentNumber: '1', college: '物理', major: '物理' },
  changes: { since: null, answers: [], filesAdded: [], filesRemoved: [] },
  notices: [],
});
const reviewed = (record: ReviewedRequest) => ({ subject: 'request' as const, record });

const seen = reviewed(
  request({
    returnOn: '2027-03-01',
    materials: [{ requirement, attachments: [file('a', '旧.pdf')] }],
    timeline: [entry('1', '提交')],
  }),
);

it('lists what changed since the record was loaded', () => {
  const now = reviewed(
    request({
      returnOn: '2027-04-01',
      materials: [{ requirement, attachments: [file('b', '新.pdf')] }],
      timeline: [entry('1', '提交'), entry('2', '撤回修改'), entry('3', '提交', '改了日期')],
    }),
  );
  expect(difference(seen, now)).toEqual({
    answers: [{ label: '新的返校日期', before: '2027-03-01', after: '2027-04-01' }],
    filesAdded: ['新.pdf'],
    filesRemoved: ['旧.pdf'],
    done: [
      { title: '撤回修改', by: '赵一鸣', comment: null },
      { title: '提交', by: '赵一鸣', comment: '改了日期' },
    ],
  });
});

it('lists nothing when nothing changed', () => {
  expect(difference(seen, seen)).toEqual({ answers: [], filesAdded: [], filesRemoved: [], done: [] });
});

import {
  BarChartOutlined,
  CompassOutlined,
  FileTextOutlined,
  GlobalOutlined,
  InboxOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { type Role, staffRoles } from '@yuanhang/domain';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Counted } from './counts';

export interface Page {
  /** Under `/console/`, with `:name` parameters. */
  readonly path: string;
  readonly title: string;
  /** Who finds it in the menu and may open it; the server decides what they see there. */
  readonly roles: readonly Role[];
  readonly component: ComponentType;
  /** Where the menu has it; left out for a page that others lead to. */
  readonly menu?: { readonly group: Group; readonly icon: ReactNode; readonly counts?: Counted };
}
export const groups = ['', '工具', '设置'] as const;
type Group = (typeof groups)[number];

/** Every page, once, in the order of the menu. A new page is a line here and a file under `pages/`. */
export const pages: readonly Page[] = [
  {
    path: 'queue',
    title: '待办',
    roles: ['college_reviewer', 'office', 'finance'],
    component: lazy(() => import('../pages/queue/queue-page')),
    menu: { group: '', icon: <InboxOutlined />, counts: 'waiting' },
  },
  {
    path: 'applications',
    title: '申请',
    roles: staffRoles,
    component: lazy(() => import('../pages/applications/applications-page')),
    menu: { group: '', icon: <FileTextOutlined /> },
  },
  {
    path: 'applications/:id',
    title: '申请',
    roles: staffRoles,
    component: lazy(() => import('../pages/record/record-page')),
  },
  {
    path: 'abroad',
    title: '在外学生',
    roles: ['college_reviewer', 'office'],
    component: lazy(() => import('../pages/abroad/abroad-page')),
    menu: { group: '', icon: <CompassOutlined />, counts: 'help' },
  },
  {
    path: 'abroad/roll-calls/:id',
    title: '平安确认',
    roles: ['college_reviewer', 'office'],
    component: lazy(() => import('../pages/abroad/roll-call-page')),
  },
  {
    path: 'programmes',
    title: '项目',
    roles: staffRoles,
    component: lazy(() => import('../pages/programmes/programmes-page')),
    menu: { group: '', icon: <GlobalOutlined /> },
  },
  {
    path: 'programmes/new',
    title: '新建项目',
    roles: ['office'],
    component: lazy(() => import('../pages/programmes/programme-page')),
  },
  {
    path: 'programmes/:id',
    title: '项目',
    roles: staffRoles,
    component: lazy(() => import('../pages/programmes/programme-page')),
  },
  {
    path: 'statistics',
    title: '统计',
    roles: staffRoles,
    component: lazy(() => import('../pages/statistics/statistics-page')),
    menu: { group: '工具', icon: <BarChartOutlined /> },
  },
  {
    path: 'transfer',
    title: '导入导出',
    roles: staffRoles,
    component: lazy(() => import('../pages/transfer/transfer-page')),
    menu: { group: '工具', icon: <SwapOutlined /> },
  },
];

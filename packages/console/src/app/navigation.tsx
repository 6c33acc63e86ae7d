import {
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  CompassOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  GlobalOutlined,
  IdcardOutlined,
  InboxOutlined,
  MailOutlined,
  NotificationOutlined,
  PhoneOutlined,
  SwapOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import {
  announcementRoutes,
  auditRoutes,
  checkInRoutes,
  messageRuleRoutes,
  mobilityDeskRoutes,
  notificationRoutes,
  peopleRoutes,
  programmeRoutes,
  type Route,
  reportRoutes,
  reviewRoutes,
} from '@yuanhang/contract';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Counted } from './counts';

export interface Page {
  /** Under `/console/`, with `:name` parameters. */
  readonly path: string;
  readonly title: string;
  /** The route the page depends on: users who may call it see the page in the menu and may open it. */
  readonly needs: Pick<Route, 'access'>;
  readonly component: ComponentType;
  /** The page's menu entry; absent for a page that is opened from other pages. */
  readonly menu?: { readonly group: Group; readonly icon: ReactNode; readonly counts?: Counted };
}
export const groups = ['', '工具', '设置'] as const;
type Group = (typeof groups)[number];

/** All pages in the order of the menu. To add a page, add a line here and a file under `pages/`. */
export const pages: readonly Page[] = [
  {
    path: 'queue',
    title: '待办',
    needs: reviewRoutes.queue,
    component: lazy(() => import('../pages/queue/queue-page')),
    menu: { group: '', icon: <InboxOutlined aria-hidden />, counts: 'waiting' },
  },
  {
    path: 'applications',
    title: '申请',
    needs: reportRoutes.applications,
    component: lazy(() => import('../pages/applications/applications-page')),
    menu: { group: '', icon: <FileTextOutlined aria-hidden /> },
  },
  {
    path: 'applications/:id',
    title: '申请',
    needs: reviewRoutes.application,
    component: lazy(() => import('../pages/record/record-page')),
  },
  {
    path: 'programmes',
    title: '项目',
    needs: programmeRoutes.adminList,
    component: lazy(() => import('../pages/programmes/programmes-page')),
    menu: { group: '', icon: <GlobalOutlined aria-hidden /> },
  },
  {
    path: 'programmes/new',
    title: '新建项目',
    needs: programmeRoutes.create,
    component: lazy(() => import('../pages/programmes/programme-page')),
  },
  {
    path: 'programmes/:id',
    title: '项目',
    needs: programmeRoutes.adminDetail,
    component: lazy(() => import('../pages/programmes/programme-page')),
  },
  {
    path: 'abroad',
    title: '在外学生',
    needs: mobilityDeskRoutes.studentsAbroad,
    component: lazy(() => import('../pages/abroad/abroad-page')),
    menu: { group: '', icon: <CompassOutlined aria-hidden />, counts: 'help' },
  },
  {
    path: 'abroad/roll-calls/:id',
    title: '平安确认',
    needs: mobilityDeskRoutes.rollCall,
    component: lazy(() => import('../pages/abroad/roll-call-page')),
  },
  {
    path: 'announcements',
    title: '公告',
    needs: announcementRoutes.adminList,
    component: lazy(() => import('../pages/announcements/announcements-page')),
    menu: { group: '工具', icon: <NotificationOutlined aria-hidden /> },
  },
  {
    path: 'ledger',
    title: '消息台账',
    needs: notificationRoutes.ledger,
    component: lazy(() => import('../pages/ledger/ledger-page')),
    menu: { group: '工具', icon: <MailOutlined aria-hidden /> },
  },
  {
    path: 'register',
    title: '学生名册',
    needs: peopleRoutes.students,
    component: lazy(() => import('../pages/register/register-page')),
    menu: { group: '工具', icon: <IdcardOutlined aria-hidden /> },
  },
  {
    path: 'statistics',
    title: '统计',
    needs: reportRoutes.statistics,
    component: lazy(() => import('../pages/statistics/statistics-page')),
    menu: { group: '工具', icon: <BarChartOutlined aria-hidden /> },
  },
  {
    path: 'transfer',
    title: '导入导出',
    needs: reportRoutes.download,
    component: lazy(() => import('../pages/transfer/transfer-page')),
    menu: { group: '工具', icon: <SwapOutlined aria-hidden /> },
  },
  {
    path: 'people',
    title: '人员与学院',
    needs: peopleRoutes.users,
    component: lazy(() => import('../pages/people/people-page')),
    menu: { group: '设置', icon: <TeamOutlined aria-hidden /> },
  },
  {
    path: 'rules',
    title: '提醒规则',
    needs: messageRuleRoutes.list,
    component: lazy(() => import('../pages/rules/rules-page')),
    menu: { group: '设置', icon: <AlertOutlined aria-hidden /> },
  },
  {
    path: 'passes',
    title: '补录许可',
    needs: programmeRoutes.listPasses,
    component: lazy(() => import('../pages/passes/passes-page')),
    menu: { group: '设置', icon: <FieldTimeOutlined aria-hidden /> },
  },
  {
    path: 'emergency',
    title: '境外紧急电话',
    needs: checkInRoutes.emergencyContacts,
    component: lazy(() => import('../pages/emergency/emergency-page')),
    menu: { group: '设置', icon: <PhoneOutlined aria-hidden /> },
  },
  {
    path: 'audit',
    title: '审计',
    needs: auditRoutes.list,
    component: lazy(() => import('../pages/audit/audit-page')),
    menu: { group: '设置', icon: <AuditOutlined aria-hidden /> },
  },
];

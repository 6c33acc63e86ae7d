/** Parts of the API by the beginning of their paths; the first match counts. */
const tags: readonly (readonly [begins: string, tag: string])[] = [
  ['/api/admin/applications', '审核'],
  ['/api/admin/requests', '审核'],
  ['/api/admin/review', '审核'],
  ['/api/admin/decisions', '审核'],
  ['/api/admin/programmes', '项目管理'],
  ['/api/admin/late-entry', '项目管理'],
  ['/api/admin/students-abroad', '在外学生'],
  ['/api/admin/help-requests', '在外学生'],
  ['/api/admin/roll-calls', '在外学生'],
  ['/api/admin/emergency', '在外学生'],
  ['/api/admin/announcements', '公告'],
  ['/api/announcements', '公告'],
  ['/api/admin/search', '查询、统计与导出'],
  ['/api/admin/statistics', '查询、统计与导出'],
  ['/api/admin/exports', '查询、统计与导出'],
  ['/api/admin/deliveries', '消息'],
  ['/api/messages', '消息'],
  ['/api/me/deliveries', '消息'],
  ['/api/admin/', '人员、导入与审计'],
  ['/api/session', '登录'],
  ['/api/meta', '登录'],
  ['/api/me/', '我的'],
  ['/api/home', '我的'],
  ['/api/programme', '项目'],
  ['/api/applications', '申请'],
  ['/api/requests', '后续事项'],
  ['/api/attachments', '附件'],
  ['/api/uploads', '附件'],
  ['/api/files', '附件'],
  ['/api/bot', '聊天机器人'],
  ['/api/demo', '演示'],
];

export const tagOf = (path: string): string => tags.find(([begins]) => path.startsWith(begins))?.[1] ?? '其他';

/** The introduction for new readers: how to sign in, and the calls for each operation of the manual. */
export const guide = `学生出国（境）交流管理。

**登录**：\`POST /api/session/local\`，例如 \`{"username":"lin","password":"yuanhang-demo","client":"weapp"}\`
（演示账号见启动时的提示，也在 \`GET /api/meta\` 里），把返回的 token 填入右上角 **Authorize** 的 bearer。

**约定**：日期是 \`YYYY-MM-DD\`，时刻是 UTC，金额是整数分；写操作带上看到的 \`version\`，内容更新过会得到 409；
标有 \`Idempotency-Key\` 的接口，同一个 key 只做一次（此页会自动填写）。错误的 code 与处理见 docs/errors.md。

| 手册操作 | 接口（演示账号） |
| --- | --- |
| 2.1 查看申请 | \`GET /api/applications\`、\`GET /api/applications/{id}\`（zhou） |
| 2.2 修改、删除草稿 | \`PUT /api/applications/{id}/pages/{page}\`、\`DELETE /api/applications/{id}\`（feng） |
| 2.3 撤回修改 | \`POST /api/applications/{id}/recall\` |
| 2.4 补充材料 | \`POST /api/admin/applications/{id}/supplement-requests\`（college）→ 上传 → \`POST /api/applications/{id}/supplement\`（yun） |
| 2.5 进度跟踪 | \`GET /api/applications/{id}\` 的 progress 与 timeline |
| 2.6 派出确认 | \`POST /api/applications/{id}/requests\` kind=dispatch_confirmation（zhou）→ \`PUT /api/requests/{id}/form\` → \`POST /api/requests/{id}/submission\` → \`POST /api/admin/requests/{id}/decisions\`（office） |
| 2.7 派出前变更 | 同上，kind=pre_departure_change（zhou） |
| 2.8 经费预算申请 | 同上，kind=budget_application（shi）；核定：finance |
| 2.9 境外打卡 | \`GET /api/applications/{id}/check-in\`、\`POST /api/applications/{id}/check-ins\`（zhao） |
| 2.10 变更交流计划 | kind=plan_change（zhao、he），\`GET /api/requests/{id}\` 的 consequences 是影响 |
| 2.11 返校手续 | kind=return_formalities（wei） |
| 2.12 资助申请 | kind=funding_application（ma）；核定：finance |
| 2.13 补录 | \`POST /api/admin/late-entry-passes\`（office）→ \`POST /api/applications\` |
| 2.14 自联项目 | \`GET /api/programmes?category=self_arranged\` → \`POST /api/applications\` → page=selfArranged（lin） |
`;

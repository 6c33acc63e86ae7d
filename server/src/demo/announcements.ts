/** The announcements of the demo's office. */
export const demoAnnouncements = [
  {
    title: '2027 年春季学期交流项目申报进行中',
    pinned: true,
    body: '各项目申报时间不同，请在**项目**里查看截止日期。\n\n- 请先与学院沟通选课和学分认定；\n- 成绩单须加盖教务处公章；\n- 有问题请到行政楼 305 或发邮件到 waishi@example.edu.cn。',
  },
  {
    title: '在外学生请按时打卡',
    pinned: false,
    body: '抵达后请在 3 天内打卡报平安，之后每 30 天一次，在聊天里回复“打卡”也可以。\n\n遇到紧急情况请拨打外交部全球领事保护热线 **12308**。',
  },
] as const;

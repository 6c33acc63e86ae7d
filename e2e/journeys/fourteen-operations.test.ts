import { applicationRoutes, programmeRoutes } from '@yuanhang/contract';
import { addDays, dateInShanghai } from '@yuanhang/domain';
import { beginApplication } from '../src/begin-application';
import { ownDemo } from '../src/demo';
import { noisyPhoto, transcript } from '../src/sample-files';
import { approveAll, openStudentPhone, type StudentPhone } from '../src/student-phone';

/** The fourteen operations of the manual, each carried out on the phone by a student of the demo, with screenshots. */
const demo = ownDemo();
const phones = new Map<string, StudentPhone>();

/** The phone of this student: the same one in all tests. */
async function as(username: string): Promise<StudentPhone> {
  const phone = phones.get(username) ?? (await openStudentPhone(demo, username, 'operations'));
  phones.set(username, phone);
  return phone;
}
async function openMine(student: StudentPhone): Promise<string> {
  const { id } = await student.application();
  await student.open(`/pages/application/index?id=${id}`);
  await student.text('进度').waitFor();
  return id;
}
const openRequest = async (student: StudentPhone, kind: string) => {
  const { id } = await student.application();
  await student.open(`/pages/request/index?applicationId=${id}&kind=${kind}`);
  await student.text('填写内容').waitFor();
};
const today = dateInShanghai(new Date());

test('2.1 查看申请', async () => {
  const student = await as('zhao');
  await student.open('/pages/applications/index');
  await student.tapText('柏林自由大学');
  await student.text('学生提交').waitFor();
  await student.checkpoint('2.1-1-progress');
  for (const [tab, words] of [
    ['基本信息', '姓名拼音'],
    ['申请信息', '学习计划'],
    ['文书', '派出确认表'],
    ['材料', '成绩单（英文）'],
    ['记录', '开始填报'],
  ] as const) {
    await student.currentPage().getByRole('tab', { name: tab }).click();
    await student.text(words).waitFor();
    await student.checkpoint(`2.1-2-${tab}`);
  }
});

test('材料：缩小照片，多张照片合成一个 PDF', async () => {
  const student = await as('feng');
  const { id } = await student.application();
  await student.open(`/pages/apply/index?id=${id}&step=materials`);
  const row = student.currentPage().locator('.yh-upload', { hasText: '护照首页' }).first();
  await student.uploadTo(row, noisyPhoto('大照片.png', 2000, 2000));
  await row.getByText('大照片.jpg').waitFor();

  const chooser = student.page.waitForEvent('filechooser');
  const other = student.currentPage().locator('.yh-upload', { hasText: '多张照片合成一个 PDF' }).last();
  await other.getByText('多张照片合成一个 PDF').click();
  await (await chooser).setFiles([noisyPhoto('横.png', 80, 40), noisyPhoto('竖.png', 40, 80)]);
  await student.text('第 2 页 · 竖.png').waitFor();
  await student.page.getByLabel('第 2 页上移').click();
  await student.text('第 1 页 · 竖.png').waitFor();
  await student.checkpoint('materials-pages');
  await student.tapText('合成 2 页并上传');
  await other.getByText('.pdf').waitFor();
});

test('2.2 修改与删除草稿', async () => {
  const student = await as('feng');
  const { id } = await student.application();
  await student.open(`/pages/apply/index?id=${id}&step=basic`);
  await student.fill('通信地址', '榆中校区 5 号楼 301 室');
  await student.text('已自动保存').waitFor();
  await student.checkpoint('2.2-1-edit');
  await openMine(student);
  await student.tapText('删除');
  await student.confirm('删除');
  await student.text('还没有申请').waitFor();
  await student.checkpoint('2.2-2-deleted');
});

test('2.3 退回修改后重新提交，再撤回修改', async () => {
  const student = await as('you');
  const { id } = await student.application();
  await student.open(`/pages/apply/index?id=${id}&step=application`);
  await student.currentPage().locator('.yh-field__remark', { hasText: '请写明拟修课程' }).waitFor();
  await student.checkpoint('2.3-1-remark');
  await student.open(`/pages/apply/index?id=${id}&step=review`);
  await student.tap('重新提交');
  await student.text('申请中').waitFor();
  await student.tapText('撤回修改');
  await student.confirm('撤回');
  await student.text('未提交').waitFor();
  await student.checkpoint('2.3-2-recalled');
});

test('2.4 补充材料', async () => {
  const student = await as('yun');
  const { id } = await student.application();
  await student.open(`/pages/application/supplement?id=${id}`);
  await student.upload('导师推荐信', transcript);
  await student.checkpoint('2.4-1-uploaded');
  await student.tap('提交');
  await student.text('申请中').waitFor();
  await student.checkpoint('2.4-2-submitted');
});

test('2.5 进度跟踪', async () => {
  const student = await as('yun');
  await openMine(student);
  await student.text('学院审核').waitFor();
  await student.checkpoint('2.5-1-progress');
  await student.currentPage().getByRole('tab', { name: '记录' }).click();
  await student.text('补充材料').waitFor();
  await student.checkpoint('2.5-2-history');
});

test('2.8 经费预算申请', async () => {
  const student = await as('zhou');
  await openRequest(student, 'budget_application');
  await student.fill('国际旅费', '8000');
  await student.fill('国际旅费说明', '往返经济舱，官网报价');
  await student.fill('保险费', '900');
  await student.fill('预算说明', '按官网报价计算，其余自筹。');
  await student.text('8,900.00 元').waitFor();
  await student.checkpoint('2.8-1-total');
  await student.tap('提交');
  await student.text('审核中').waitFor();
});

test('2.6 派出确认', async () => {
  const student = await as('zhou');
  await openRequest(student, 'dispatch_confirmation');
  await student.fill('行程', '兰州 → 北京 → 柏林');
  await student.pick('签证（签注）', '已办妥');
  await student.pick('出行证件', '护照');
  await student.tap('同意');
  await student.fill('证件号码', 'E12345678');
  await student.fill('证件有效期至', addDays(today, 2000));
  await student.fill('保险公司', '中国人寿');
  await student.fill('保单号', 'CL2026000001');
  await student.fill('保险生效日期', addDays(today, 30));
  await student.fill('保险截止日期', addDays(today, 300));
  await student.fill('接收方联系人', 'International Office');
  await student.fill('接收方邮箱', 'exchange@fu.example.org');
  await student.fill('境外住址', 'Garystraße 35, 14195 Berlin');
  await student.checkpoint('2.6-1-form');
  await student.tap('提交');
  await student.text('审核中').waitFor();
  await student.checkpoint('2.6-2-submitted');
  await approveAll(demo, 'office', '周雨桐');
  await openMine(student);
  await student.text('已派出').waitFor();
});

test('2.7 派出前变更', async () => {
  const student = await as('shi');
  await openRequest(student, 'pre_departure_change');
  await student.pick('变更类型', '变更信息');
  await student.fill('变更内容', '开始日期由 1 月改为 2 月，其余不变。');
  await student.fill('原因', '接收院校推迟了开学日期，附邮件。');
  await student.checkpoint('2.7-1-form');
  await student.tap('提交');
  await student.text('审核中').waitFor();
});

test('2.9 境外打卡', async () => {
  const student = await as('zhao');
  const { id } = await student.application();
  await student.open(`/pages/check-in/index?applicationId=${id}`);
  await student.text('本次打卡').waitFor();
  await student.checkpoint('2.9-1-check-in');
  await student.tap(/平安/);
  await student.tap('记错了，撤销');
  await student.text('本次打卡').waitFor();
  await student.tap(/平安/);
  await student.text('记错了，撤销').waitFor();
  await student.checkpoint('2.9-2-said');
  await student.tapText('请补充当地住址');
  await student.fill('当地住址', 'Garystraße 35, 14195 Berlin');
  await student.checkpoint('2.9-3-arrival');
  await student.tap('保存');
  await student.text('Garystraße 35').waitFor();
});

test('2.10 变更交流计划', async () => {
  const student = await as('zhao');
  await openRequest(student, 'plan_change');
  const { mobility } = await student.application();
  await student.pick('变更类型', '延期');
  await student.fill('新的返校日期', addDays(mobility?.returnOn ?? today, 30));
  await student.fill('变更原因', '导师建议再留一个月完成实验。');
  await student.tap('保存草稿');
  await student.text('延长 30 天').waitFor();
  await student.checkpoint('2.10-1-consequences');
  await student.tap('提交');
  await student.text('审核中').waitFor();
});

test('2.11 返校手续', async () => {
  const student = await as('wei');
  // The demo's request is submitted already: recall it, change it, submit it again.
  await openRequest(student, 'return_formalities');
  await student.tap('撤回修改');
  await student.confirm('撤回');
  await student.fill('总结', '课程收获很多，也更了解自己的方向。'.repeat(20));
  await student.checkpoint('2.11-1-form');
  await student.tap('提交');
  await student.text('审核中').waitFor();
});

test('2.12 资助申请', async () => {
  const student = await as('wei');
  await openRequest(student, 'funding_application');
  await student.fill('申请金额', '5000');
  await student.fill('开户名', '魏子衿');
  await student.fill('开户银行', '中国银行兰州大学支行');
  await student.fill('银行账号', '6217000010001234567');
  await student.fill('费用说明', '国际旅费与保险费，票据齐全。');
  await student.checkpoint('2.12-1-form');
  await student.tap('提交');
  await student.text('审核中').waitFor();
});

test('2.13 补录申请', async () => {
  const student = await as('lin');
  const { items } = await student.call(programmeRoutes.list, { query: { q: '首尔' } });
  const late = items.find(({ window }) => window === 'late_entry');
  await student.open(`/pages/programme/index?id=${late?.id}`);
  await student.text('现在可以补录').waitFor();
  await student.checkpoint('2.13-1-programme');
  await student.tap('补录申请');
  await beginApplication(student);
  // The notice contains 基本信息 too; only the wizard numbers its steps.
  await student.text('第 1 步').waitFor();
  await openMine(student);
  await student.text('补录').waitFor();
  await student.checkpoint('2.13-2-marked');
});

test('2.14 自联项目', async () => {
  const student = await as('lin');
  const { items } = await student.call(programmeRoutes.list, { query: { q: '自联', open: 'true' } });
  await student.open(`/pages/apply/begin?programmeId=${items[0]?.id}`);
  await beginApplication(student);
  // The notice contains 基本信息 too; only the wizard numbers its steps.
  await student.text('第 1 步').waitFor();
  const mine = await student.call(applicationRoutes.list, { query: {} });
  const made = mine.items.find(({ programme }) => programme.id === items[0]?.id);
  await student.open(`/pages/apply/index?id=${made?.id}&step=selfArranged`);
  await student.choose('国家/地区', '奥地利');
  await student.fill('城市', '维也纳');
  await student.fill('项目名称', '维也纳大学暑期研讨班');
  await student.checkpoint('2.14-1-form');
  await student.tap('保存并下一步');
  await student.text('计划开始日期').waitFor();
  const saved = await student.call(applicationRoutes.detail, { params: { id: made?.id ?? '' } });
  expect(saved.pages.selfArranged?.values).toMatchObject({ country: 'AT', city: '维也纳' });
});

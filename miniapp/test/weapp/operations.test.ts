import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDir } from './host/build';
import { demoPhone } from './host/demo-phone';
import { type DemoServer, startDemoServer } from './host/demo-server';
import type { MiniProgram } from './host/mini-program';
import { shows, until } from './host/until';

/**
 * The manual's fourteen operations on the WeChat build, against the real server. The largest setData of each journey is
 * recorded for `npm run size`.
 */
let server: DemoServer;
const largest: Record<string, number> = {};
beforeAll(async () => {
  server = await startDemoServer();
}, 300_000);
afterAll(async () => {
  await server?.stop();
  writeFileSync(join(buildDir, '..', 'set-data.json'), JSON.stringify(largest, null, 2));
});

/** Runs the journey, then checks that no error was logged and that no setData was too large. */
function operation(name: string, who: string, steps: (program: MiniProgram, id: string) => Promise<void>): void {
  it(name, async () => {
    const { program, id } = await demoPhone(server, who);
    await steps(program, id);
    largest[name] = program.largestSetData();
    expect(program.errors).toEqual([]);
    expect(program.largestSetData()).toBeLessThan(64_000);
  });
}
const onPage = (program: MiniProgram, path: string) =>
  until(
    () => program.page().path === path,
    () => program.stack().join(),
  );
const lastToast = (program: MiniProgram, words: string) =>
  until(
    () => program.phone.toasts.some((toast) => toast.includes(words)),
    () => `${program.phone.toasts.join()}\n${program.page().text()}`,
  );

operation('1.1 项目查看', 'lin', async (program) => {
  program.open('/pages/programmes/index');
  await shows(program, '柏林自由大学学期交换');
  program.page().tap('柏林自由大学学期交换');
  await onPage(program, 'pages/programme/index');
  await shows(program, '申请这个项目');
  program.page().tap('所需材料');
  await shows(program, '成绩单（英文）');
});

operation('2.1 查看申请', 'zhao', async (program) => {
  program.open('/pages/applications/index');
  await shows(program, 'YH20');
  program.page().tap('YH20');
  await onPage(program, 'pages/application/index');
  for (const [tab, words] of [
    ['基本信息', '姓名拼音'],
    ['申请信息', '学习计划'],
    ['文书', '派出确认表'],
    ['材料', '成绩单（英文）'],
    ['记录', '开始填报'],
  ] as const) {
    await shows(program, tab);
    program.page().tap(tab);
    await shows(program, words);
  }
});

operation('2.2 修改草稿', 'feng', async (program, id) => {
  program.open(`/pages/apply/index?id=${id}&step=basic`);
  await shows(program, '通信地址');
  program.page().tap('保存并下一步');
  await shows(program, '学习计划');
});

operation('2.3 撤回修改', 'you', async (program, id) => {
  program.open(`/pages/apply/index?id=${id}&step=application`);
  await shows(program, '请写明拟修课程');
  program.open(`/pages/apply/index?id=${id}&step=review`);
  await shows(program, '重新提交');
  program.page().tap('重新提交');
  await onPage(program, 'pages/application/index');
  await shows(program, '撤回修改');
  program.page().tap('撤回修改');
  await lastToast(program, '已撤回');
});

operation('2.4 补充材料', 'yun', async (program, id) => {
  program.open(`/pages/application/supplement?id=${id}`);
  await shows(program, '导师推荐信');
  await shows(program, '还差 1 项');
});

operation('2.5 进度跟踪', 'yun', async (program, id) => {
  program.open(`/pages/application/index?id=${id}`);
  await shows(program, '学院审核');
  program.page().tap('记录');
  await shows(program, '提交申请');
});

const requests = [
  ['2.6 派出确认', 'zhou', 'dispatch_confirmation', '出发日期'],
  ['2.7 派出前变更', 'zhou', 'pre_departure_change', '变更类型'],
  ['2.8 经费预算申请', 'zhou', 'budget_application', '合计'],
  ['2.10 变更交流计划', 'zhao', 'plan_change', '变更类型'],
  ['2.11 返校手续', 'zhao', 'return_formalities', '实际返校日期'],
] as const;
for (const [name, who, kind, words] of requests) {
  operation(name, who, async (program, id) => {
    program.open(`/pages/request/index?applicationId=${id}&kind=${kind}`);
    await shows(program, words);
    program.page().tap('提交');
    await lastToast(program, '还差');
  });
}

operation('2.9 境外打卡', 'zhao', async (program, id) => {
  program.open(`/pages/check-in/index?applicationId=${id}`);
  await shows(program, '本次打卡');
  program.page().tap('平安');
  await shows(program, '撤销');
  program.page().tap('我需要帮助');
  await shows(program, '马上通知值班老师');
  await shows(program, '12308');
  program.page().tap('全部');
  await onPage(program, 'pages/check-in/history');
  await shows(program, '平安');
});

operation('2.12 资助申请', 'ma', async (program, id) => {
  program.open(`/pages/application/index?id=${id}`);
  await shows(program, '资助申请');
  program.page().tap('资助申请');
  await onPage(program, 'pages/request/index');
  await shows(program, '开户银行');
});

async function programmesLike(q: string) {
  const { ask } = await demoPhone(server, 'lin');
  return (await ask<{ items: { id: string; window: string }[] }>('/api/programmes', { q })).items;
}

operation('2.13 补录申请', 'lin', async (program) => {
  const late = (await programmesLike('首尔')).find(({ window }) => window === 'late_entry');
  program.open(`/pages/programme/index?id=${late?.id}`);
  await shows(program, '补录申请');
  program.page().tap('补录申请');
  await onPage(program, 'pages/apply/begin');
  await shows(program, '请先选择是否同意');
});

operation('2.14 自联项目', 'lin', async (program) => {
  const [own] = await programmesLike('自联');
  program.open(`/pages/apply/begin?programmeId=${own?.id}`);
  await shows(program, '不同意就不能在这里申请');
  program.page().tap('同意');
  await shows(program, '同意并开始填报');
  program.page().tap('同意并开始填报');
  await onPage(program, 'pages/apply/index');
  await shows(program, '保存并下一步');
  program.page().tap('保存并下一步');
  await shows(program, '自联项目名称');
  await shows(program, '选择同一时间的城市');
});

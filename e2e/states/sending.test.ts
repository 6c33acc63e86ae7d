import {
  applicationRoutes,
  checkInRoutes,
  identityRoutes,
  privacyRoutes,
  programmeRoutes,
  type Route,
  requestRoutes,
} from '@yuanhang/contract';
import { addDays, dateInShanghai, maskCharacter, type RequestKind } from '@yuanhang/domain';
import type { Browser } from 'playwright-core';
import { launchBrowser, picture } from '../src/browser';
import { failingSends, wordsOf } from '../src/failing-sends';
import { transcript } from '../src/files';
import { type Product, startProduct } from '../src/product';
import { approve, type Walker, walkerOf } from '../src/walker';

/** Whatever a student sends may fail: it is said, nothing typed is lost, and another tap does it, once. */
let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Form {
  readonly name: string;
  readonly who: string;
  readonly route: Pick<Route, 'method' | 'path' | 'idempotent'>;
  /** Opens the page and types. */
  readonly fill: (student: Walker) => Promise<unknown>;
  readonly send: (student: Walker) => Promise<unknown>;
  /** Says that it is done. */
  readonly done: string;
  /** How often it was done so far, as the server tells; once more afterwards. */
  readonly times: (student: Walker) => Promise<number>;
  /** What it says instead of the failure's own words: it needs no second tap at all. */
  readonly waits?: string;
  /** What is tapped instead, once it waits. */
  readonly again?: (student: Walker) => Promise<unknown>;
}

const today = dateInShanghai(new Date());
const history = async (student: Walker) => (await student.application()).timeline.length;
const openMine = async (student: Walker) => {
  const { id } = await student.application();
  await student.open(`/pages/application/index?id=${id}`);
  await student.text('进度').waitFor();
};
const wizard = (step: string) => async (student: Walker) => {
  const { id } = await student.application();
  await student.open(`/pages/apply/index?id=${id}&step=${step}`);
};
const checkInPage = async (student: Walker) => {
  const { id } = await student.application();
  await student.open(`/pages/check-in/index?applicationId=${id}`);
  await student.text('最近打卡').waitFor();
};
const checkIns = async (student: Walker) => {
  const { id } = await student.application();
  return (await student.call(checkInRoutes.history, { params: { id }, query: {} })).items.length;
};
const openRequest = async (student: Walker, kind: RequestKind) => {
  const { id } = await student.application();
  await student.open(`/pages/request/index?applicationId=${id}&kind=${kind}`);
  await student.text('填写内容').waitFor();
};
/** Handing in a request of the kind: what is typed, and the history it leaves. */
const request = (kind: RequestKind, name: string, who: string, type: (student: Walker) => Promise<unknown>): Form => ({
  name,
  who,
  route: requestRoutes.submit,
  fill: async (student) => {
    await openRequest(student, kind);
    await type(student);
  },
  send: (student) => student.tap('提交'),
  done: '审核中',
  times: async (student) => {
    const { requests } = await student.application();
    const found = requests.filter((one) => one.kind === kind && one.status !== 'void');
    const all = await Promise.all(found.map(({ id }) => student.call(requestRoutes.detail, { params: { id } })));
    return all.flatMap(({ timeline }) => timeline).filter(({ title }) => title.startsWith('提交')).length;
  },
});
const confirming = (row: string, word: string) => async (student: Walker) => {
  await student.tapText(row);
  // A tap that was taken for a nervous thumb's asks nothing: it is tapped again.
  const yes = student.page.getByText(word, { exact: true }).last();
  await yes.click({ timeout: 2000 }).catch(() => undefined);
};
const lateProgramme = async (student: Walker) => {
  const { items } = await student.call(programmeRoutes.list, { query: { q: '首尔' } });
  return items.find(({ window }) => window === 'late_entry')?.id ?? '';
};
const mine = async (student: Walker, programmeId: string) =>
  (await student.call(applicationRoutes.list, { query: {} })).items.filter(
    ({ programme }) => programme.id === programmeId,
  );
const selfArranged = async (student: Walker) => {
  const { items } = await student.call(programmeRoutes.list, { query: { q: '自联', open: 'true' } });
  return items[0]?.id ?? '';
};
const isOne = (is: boolean) => (is ? 1 : 0);

const forms: readonly Form[] = [
  {
    name: 'supplement',
    who: 'yun',
    route: applicationRoutes.answerSupplement,
    fill: async (student) => {
      const { id } = await student.application();
      await student.open(`/pages/application/supplement?id=${id}`);
      await student.upload('导师推荐信', transcript);
    },
    send: (student) => student.tap('提交'),
    done: '申请中',
    times: history,
  },
  {
    name: 'revision',
    who: 'you',
    route: applicationRoutes.submit,
    fill: wizard('review'),
    send: (student) => student.tap('重新提交'),
    done: '申请中',
    times: history,
  },
  {
    name: 'recall',
    who: 'you',
    route: applicationRoutes.recall,
    fill: openMine,
    send: confirming('撤回修改', '撤回'),
    done: '未提交',
    times: history,
  },
  {
    name: 'application',
    who: 'you',
    route: applicationRoutes.submit,
    fill: wizard('review'),
    send: (student) => student.tap('提交申请'),
    done: '申请中',
    times: history,
  },
  request('budget_application', 'budget', 'zhou', async (student) => {
    await student.fill('国际旅费', '8000');
    await student.fill('国际旅费说明', '往返经济舱，官网报价');
    await student.fill('预算说明', '按官网报价计算，其余自筹。');
  }),
  request('dispatch_confirmation', 'dispatch', 'zhou', async (student) => {
    await student.fill('行程', '兰州 → 北京 → 柏林');
    await student.pick('签证（签注）', '已办妥');
    await student.pick('出行证件', '护照');
    await student.fill('证件号码', 'E12345678');
    await student.fill('证件有效期至', addDays(today, 2000));
    await student.fill('保险公司', '中国人寿');
    await student.fill('保单号', 'CL2026000001');
    await student.fill('保险生效日期', addDays(today, 30));
    await student.fill('保险截止日期', addDays(today, 300));
    await student.fill('接收方联系人', 'International Office');
    await student.fill('接收方邮箱', 'exchange@fu.example.org');
    await student.fill('境外住址', 'Garystraße 35, 14195 Berlin');
  }),
  request('pre_departure_change', 'pre-departure-change', 'shi', async (student) => {
    await student.pick('变更类型', '变更信息');
    await student.fill('变更内容', '开始日期由 1 月改为 2 月，其余不变。');
    await student.fill('原因', '接收院校推迟了开学日期，附邮件。');
  }),
  {
    name: 'check-in',
    who: 'zhao',
    route: checkInRoutes.create,
    fill: async (student) => {
      await checkInPage(student);
      await student.fill('想说的', '在图书馆');
    },
    send: (student) => student.tap(/平安/),
    again: (student) => student.tap('现在发送'),
    waits: '打卡已保存在手机上',
    done: '在图书馆',
    times: checkIns,
  },
  {
    name: 'help',
    who: 'zhao',
    route: checkInRoutes.create,
    fill: checkInPage,
    send: async (student) => {
      await student.tap('我需要帮助');
      await student.page.getByText('马上通知').last().click();
    },
    waits: '老师还没有收到',
    done: '求助',
    times: checkIns,
  },
  {
    name: 'arrival',
    who: 'zhao',
    route: checkInRoutes.completeArrival,
    fill: async (student) => {
      await checkInPage(student);
      await student.tapText('请补充当地住址');
      await student.fill('当地住址', 'Garystraße 35, 14195 Berlin');
    },
    send: (student) => student.tap('保存'),
    done: 'Garystraße 35',
    times: async (student) => {
      const { id } = await student.application();
      const { arrival } = await student.call(checkInRoutes.state, { params: { id } });
      return isOne(arrival?.address.startsWith('Garystraße') ?? false);
    },
  },
  request('plan_change', 'plan-change', 'zhao', async (student) => {
    const { mobility } = await student.application();
    await student.pick('变更类型', '延期');
    await student.fill('新的返校日期', addDays(mobility?.returnOn ?? today, 30));
    await student.fill('变更原因', '导师建议再留一个月完成实验。');
  }),
  {
    name: 'request-recall',
    who: 'wei',
    route: requestRoutes.recall,
    fill: (student) => openRequest(student, 'return_formalities'),
    send: confirming('撤回修改', '撤回'),
    done: '保存草稿',
    times: history,
  },
  request('return_formalities', 'return', 'wei', (student) =>
    student.fill('总结', '课程收获很多，也更了解自己的方向。'.repeat(20)),
  ),
  request('funding_application', 'funding', 'wei', async (student) => {
    await student.fill('申请金额', '5000');
    await student.fill('开户名', '魏子衿');
    await student.fill('开户银行', '中国银行兰州大学支行');
    await student.fill('银行账号', '6217000010001234567');
    await student.fill('费用说明', '国际旅费与保险费，票据齐全。');
  }),
  {
    name: 'waive-funding',
    who: 'wei',
    route: applicationRoutes.waiveFunding,
    fill: async (student) => {
      const { requests } = await student.application();
      const claim = requests.find(({ kind }) => kind === 'funding_application');
      const params = { id: claim?.id ?? '' };
      const { version } = await student.call(requestRoutes.detail, { params });
      const taken = await student.call(
        requestRoutes.recall,
        { params, body: { version } },
        { idempotencyKey: 'forms-recall-claim' },
      );
      await student.call(requestRoutes.remove, { params, query: { version: taken.version } });
      await approve(product, 'college-ph', '魏子衿');
      await approve(product, 'office', '魏子衿');
      await openMine(student);
    },
    send: confirming('放弃资助', '放弃'),
    done: '已办结',
    times: async (student) => isOne((await student.application()).stage === 'closed'),
  },
  {
    name: 'late-entry',
    who: 'lin',
    route: applicationRoutes.begin,
    fill: async (student) => student.open(`/pages/apply/begin?programmeId=${await lateProgramme(student)}`),
    send: (student) => student.tap('同意并开始填报'),
    done: '第 1 步',
    times: async (student) => (await mine(student, await lateProgramme(student))).length,
  },
  {
    name: 'self-arranged',
    who: 'lin',
    route: applicationRoutes.savePage,
    fill: async (student) => {
      const body = { programmeId: await selfArranged(student), declarationAccepted: true as const };
      const { id } = await student.call(applicationRoutes.begin, { body }, { idempotencyKey: 'forms-self-arranged' });
      await student.open(`/pages/apply/index?id=${id}&step=selfArranged`);
      await student.fill('城市', '维也纳');
      await student.fill('项目名称', '维也纳大学暑期研讨班');
    },
    send: (student) => student.tap('保存并下一步'),
    done: '第 3 步',
    times: async (student) => {
      const [made] = await mine(student, await selfArranged(student));
      if (!made) return 0;
      const { pages } = await student.call(applicationRoutes.detail, { params: { id: made.id } });
      return isOne(pages.selfArranged?.values.city === '维也纳');
    },
  },
  {
    name: 'binding-code',
    who: 'feng',
    route: identityRoutes.createBindingCode,
    fill: (student) => student.open('/pages/account/reach'),
    send: (student) => student.tap('获取绑定码'),
    done: '重新获取绑定码',
    times: async (student) => isOne((await student.seen().getByText('重新获取绑定码').count()) > 0),
  },
  {
    name: 'contact',
    who: 'feng',
    route: identityRoutes.updateContact,
    fill: async (student) => {
      await student.open('/pages/account/record');
      await student.fill('通信地址', '榆中校区 9 号楼 909 室');
    },
    send: (student) => student.tap('保存'),
    done: '新的申请会自动带上',
    times: async (student) =>
      isOne((await student.call(identityRoutes.myRecord, {})).contact.address === '榆中校区 9 号楼 909 室'),
  },
  {
    name: 'consent',
    who: 'shi',
    route: privacyRoutes.decide,
    fill: (student) => student.open('/pages/account/privacy'),
    send: (student) => student.seen().getByRole('button', { name: '同意', exact: true }).first().click(),
    done: '撤回同意',
    times: async (student) =>
      (await student.call(privacyRoutes.consents, {})).items.filter(({ granted }) => granted).length,
  },
  {
    name: 'erasure',
    who: 'feng',
    route: privacyRoutes.askErasure,
    fill: async (student) => {
      await student.open('/pages/account/privacy');
      await student.tap('申请删除');
      await student.page.locator('.yh-field textarea').last().fill('交流已经结束，不再需要');
    },
    send: (student) => student.page.getByRole('button', { name: '提交申请' }).last().click(),
    done: '删除申请处理中',
    times: async (student) => isOne((await student.call(privacyRoutes.myErasure, {})).request !== null),
  },
];

/** What stands in the fields one sees. */
const typed = (student: Walker) =>
  student
    .seen()
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => ('value' in one ? String(one.value) : '')));

/** What the draft has saved of a number comes back masked: it is no less there. */
const unmasked = (shown: readonly string[], values: readonly string[]) =>
  shown.map((one, at) => (one.includes(maskCharacter) ? values[at] : one));

it.each(forms)('$name fails, loses nothing, and is done once', async (form) => {
  const student = await walkerOf(browser, product, form.who, 'sending');
  const sends = await failingSends(student.page, form.route);
  // From the start: some forms save themselves.
  sends.fate('unavailable');
  await form.fill(student);
  const before = await form.times(student);
  const values = await typed(student);
  for (const fate of ['unavailable', 'lost'] as const) {
    const tap = fate === 'lost' ? (form.again ?? form.send) : form.send;
    sends.fate(fate);
    await sends.by(() => tap(student));
    await student.page
      .getByText(form.waits ?? wordsOf[fate])
      .last()
      .waitFor();
    await picture(student.page, `sending/${form.name}-${fate}`);
    if (form.waits === undefined) expect(unmasked(await typed(student), values)).toEqual(values);
  }
  sends.fate('well');
  await sends.by(() => (form.again ?? form.send)(student));
  await student.text(form.done).waitFor();
  expect(await form.times(student)).toBe(before + 1);
  const keyed = form.route.idempotent || form.waits !== undefined;
  expect(sends.keys()).toEqual(new Set([keyed ? expect.stringMatching(/.{20}/) : '']));
  await student.page.context().close();
});

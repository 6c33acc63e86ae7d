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
import { agreeToAll } from '../src/agree';
import { readAndAgree } from '../src/begin-application';
import { screenshot } from '../src/browser';
import { ownDemo } from '../src/demo';
import { failingRequests, failureMessages } from '../src/failing-requests';
import { transcript } from '../src/sample-files';
import { approveAll, openStudentPhone, type StudentPhone } from '../src/student-phone';

/**
 * Every form of the mini program, when the server is away and when its answer is lost: the page shows the failure, keeps
 * what was typed, and another tap carries the request out, once.
 */
const demo = ownDemo();

interface Form {
  readonly name: string;
  readonly username: string;
  readonly route: Pick<Route, 'method' | 'path' | 'idempotent'>;
  /** Opens the page and fills in the form. */
  readonly fill: (student: StudentPhone) => Promise<unknown>;
  readonly send: (student: StudentPhone) => Promise<unknown>;
  /** Text that the page shows after success. */
  readonly done: string;
  /** How often the server has carried it out so far. */
  readonly count: (student: StudentPhone) => Promise<number>;
  /** Text of a page that keeps the request on the phone and sends it later by itself, in place of the failure. */
  readonly keptMessage?: string;
  /** Sends what is kept on the phone at once; tapped in place of `send` after a failure. */
  readonly resend?: (student: StudentPhone) => Promise<unknown>;
}

const today = dateInShanghai(new Date());
const timelineLength = async (student: StudentPhone) => (await student.application()).timeline.length;
const openApplication = async (student: StudentPhone) => {
  const { id } = await student.application();
  await student.open(`/pages/application/index?id=${id}`);
  await student.text('进度').waitFor();
};
const wizard = (step: string) => async (student: StudentPhone) => {
  const { id } = await student.application();
  await student.open(`/pages/apply/index?id=${id}&step=${step}`);
};
const checkInPage = async (student: StudentPhone) => {
  const { id } = await student.application();
  await student.open(`/pages/check-in/index?applicationId=${id}`);
  await student.text('最近打卡').waitFor();
};
const checkInCount = async (student: StudentPhone) => {
  const { id } = await student.application();
  return (await student.call(checkInRoutes.history, { params: { id }, query: {} })).items.length;
};
const openRequest = async (student: StudentPhone, kind: RequestKind) => {
  const { id } = await student.application();
  await student.open(`/pages/request/index?applicationId=${id}&kind=${kind}`);
  await student.text('填写内容').waitFor();
};
/** The form of a request of this kind; each submission is an entry of its timeline. */
const request = (
  kind: RequestKind,
  name: string,
  username: string,
  type: (student: StudentPhone) => Promise<unknown>,
): Form => ({
  name,
  username,
  route: requestRoutes.submit,
  fill: async (student) => {
    await openRequest(student, kind);
    await type(student);
  },
  send: (student) => student.tap('提交'),
  done: '审核中',
  count: async (student) => {
    const { requests } = await student.application();
    const found = requests.filter((one) => one.kind === kind && one.status !== 'void');
    const all = await Promise.all(found.map(({ id }) => student.call(requestRoutes.detail, { params: { id } })));
    return all.flatMap(({ timeline }) => timeline).filter(({ title }) => title.startsWith('提交')).length;
  },
});
const tapAndConfirm = (row: string, button: string) => async (student: StudentPhone) => {
  await student.tapText(row);
  await student.confirm(button);
};
const lateProgramme = async (student: StudentPhone) => {
  const { items } = await student.call(programmeRoutes.list, { query: { q: '首尔' } });
  return items.find(({ window }) => window === 'late_entry')?.id ?? '';
};
const applicationsTo = async (student: StudentPhone, programmeId: string) =>
  (await student.call(applicationRoutes.list, { query: {} })).items.filter(
    ({ programme }) => programme.id === programmeId,
  );
const selfArranged = async (student: StudentPhone) => {
  const { items } = await student.call(programmeRoutes.list, { query: { q: '自联', open: 'true' } });
  return items[0]?.id ?? '';
};
const countOf = (isDone: boolean) => (isDone ? 1 : 0);

const forms: readonly Form[] = [
  {
    name: 'supplement',
    username: 'yun',
    route: applicationRoutes.answerSupplement,
    fill: async (student) => {
      const { id } = await student.application();
      await student.open(`/pages/application/supplement?id=${id}`);
      await student.upload('导师推荐信', transcript);
    },
    send: (student) => student.tap('提交'),
    done: '申请中',
    count: timelineLength,
  },
  {
    name: 'revision',
    username: 'you',
    route: applicationRoutes.submit,
    fill: wizard('review'),
    send: (student) => student.tap('重新提交'),
    done: '申请中',
    count: timelineLength,
  },
  {
    name: 'recall',
    username: 'you',
    route: applicationRoutes.recall,
    fill: openApplication,
    send: tapAndConfirm('撤回修改', '撤回'),
    done: '未提交',
    count: timelineLength,
  },
  {
    name: 'application',
    username: 'you',
    route: applicationRoutes.submit,
    fill: wizard('review'),
    send: (student) => student.tap('提交申请'),
    done: '申请中',
    count: timelineLength,
  },
  request('budget_application', 'budget', 'zhou', async (student) => {
    await student.fill('国际旅费', '8000');
    await student.fill('国际旅费说明', '往返经济舱，官网报价');
    await student.fill('预算说明', '按官网报价计算，其余自筹。');
  }),
  request('dispatch_confirmation', 'dispatch', 'zhou', async (student) => {
    await student.tap('同意');
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
    username: 'zhao',
    route: checkInRoutes.create,
    fill: async (student) => {
      await checkInPage(student);
      await student.fill('想说的', '在图书馆');
    },
    send: (student) => student.tap(/平安/),
    resend: (student) => student.tap('现在发送'),
    keptMessage: '打卡已保存在手机上',
    done: '在图书馆',
    count: checkInCount,
  },
  {
    name: 'help',
    username: 'zhao',
    route: checkInRoutes.create,
    fill: checkInPage,
    send: async (student) => {
      await student.tap('我需要帮助');
      await student.page.getByText('马上通知').last().click();
    },
    keptMessage: '老师还没有收到',
    done: '求助',
    count: checkInCount,
  },
  {
    name: 'arrival',
    username: 'zhao',
    route: checkInRoutes.completeArrival,
    fill: async (student) => {
      await checkInPage(student);
      await student.tapText('请补充当地住址');
      await student.fill('当地住址', 'Garystraße 35, 14195 Berlin');
    },
    send: (student) => student.tap('保存'),
    done: 'Garystraße 35',
    count: async (student) => {
      const { id } = await student.application();
      const { arrival } = await student.call(checkInRoutes.state, { params: { id } });
      return countOf(arrival?.address.startsWith('Garystraße') ?? false);
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
    username: 'wei',
    route: requestRoutes.recall,
    fill: (student) => openRequest(student, 'return_formalities'),
    send: tapAndConfirm('撤回修改', '撤回'),
    done: '保存草稿',
    count: timelineLength,
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
    username: 'wei',
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
      await approveAll(demo, 'college-ph', '魏子衿');
      await approveAll(demo, 'office', '魏子衿');
      await openApplication(student);
    },
    send: tapAndConfirm('放弃资助', '放弃'),
    done: '已办结',
    count: async (student) => countOf((await student.application()).stage === 'closed'),
  },
  {
    name: 'late-entry',
    username: 'lin',
    route: applicationRoutes.begin,
    fill: async (student) => {
      await student.open(`/pages/apply/begin?programmeId=${await lateProgramme(student)}`);
      await readAndAgree(student);
    },
    send: (student) => student.tap('同意并开始填报'),
    done: '第 1 步',
    count: async (student) => (await applicationsTo(student, await lateProgramme(student))).length,
  },
  {
    name: 'self-arranged',
    username: 'lin',
    route: applicationRoutes.savePage,
    fill: async (student) => {
      await agreeToAll(student.call);
      const body = { programmeId: await selfArranged(student), declarationAccepted: true as const };
      const { id } = await student.call(applicationRoutes.begin, { body }, { idempotencyKey: 'forms-self-arranged' });
      await student.open(`/pages/apply/index?id=${id}&step=selfArranged`);
      await student.fill('城市', '维也纳');
      await student.fill('项目名称', '维也纳大学暑期研讨班');
    },
    send: (student) => student.tap('保存并下一步'),
    done: '第 3 步',
    count: async (student) => {
      const [made] = await applicationsTo(student, await selfArranged(student));
      if (!made) return 0;
      const { pages } = await student.call(applicationRoutes.detail, { params: { id: made.id } });
      return countOf(pages.selfArranged?.values.city === '维也纳');
    },
  },
  {
    name: 'binding-code',
    username: 'feng',
    route: identityRoutes.createBindingCode,
    fill: (student) => student.open('/pages/account/reach'),
    send: (student) => student.tap('获取绑定码'),
    done: '重新获取绑定码',
    count: async (student) => countOf((await student.currentPage().getByText('重新获取绑定码').count()) > 0),
  },
  {
    name: 'contact',
    username: 'feng',
    route: identityRoutes.updateContact,
    fill: async (student) => {
      await student.open('/pages/account/record');
      await student.fill('通信地址', '榆中校区 9 号楼 909 室');
    },
    send: (student) => student.tap('保存'),
    done: '新的申请会自动带上',
    count: async (student) =>
      countOf((await student.call(identityRoutes.myRecord, {})).contact.address === '榆中校区 9 号楼 909 室'),
  },
  {
    name: 'consent',
    username: 'shi',
    route: privacyRoutes.decide,
    fill: (student) => student.open('/pages/account/privacy'),
    send: (student) => student.currentPage().getByRole('button', { name: '同意', exact: true }).first().click(),
    done: '撤回同意',
    count: async (student) =>
      (await student.call(privacyRoutes.consents, {})).items.filter(({ granted }) => granted).length,
  },
  {
    name: 'erasure',
    username: 'feng',
    route: privacyRoutes.askErasure,
    fill: async (student) => {
      await student.open('/pages/account/privacy');
      await student.tap('申请删除');
      await student.page.locator('.yh-field textarea').last().fill('交流已经结束，不再需要');
    },
    send: (student) => student.page.getByRole('button', { name: '提交申请' }).last().click(),
    done: '删除申请处理中',
    count: async (student) => countOf((await student.call(privacyRoutes.myErasure, {})).request !== null),
  },
];

/** The values of the visible fields. */
const fieldValues = (student: StudentPhone) =>
  student
    .currentPage()
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => ('value' in one ? String(one.value) : '')));

/** A saved document number comes back masked and counts as unchanged. */
const unmasked = (shown: readonly string[], values: readonly string[]) =>
  shown.map((one, at) => (one.includes(maskCharacter) ? values[at] : one));

it.each(forms)('$name fails, loses nothing, and is carried out once', async (form) => {
  const student = await openStudentPhone(demo, form.username, 'failed-requests');
  const requests = await failingRequests(student.page, form.route);
  // From the start, because some forms save themselves.
  requests.setOutcome('unavailable');
  await form.fill(student);
  const before = await form.count(student);
  const values = await fieldValues(student);
  for (const outcome of ['unavailable', 'lost'] as const) {
    const send = outcome === 'lost' ? (form.resend ?? form.send) : form.send;
    requests.setOutcome(outcome);
    await requests.tapUntilSent(() => send(student));
    await student.page
      .getByText(form.keptMessage ?? failureMessages[outcome])
      .last()
      .waitFor();
    await screenshot(student.page, `failed-requests/${form.name}-${outcome}`);
    if (form.keptMessage === undefined) expect(unmasked(await fieldValues(student), values)).toEqual(values);
  }
  requests.setOutcome('answered');
  await requests.tapUntilSent(() => (form.resend ?? form.send)(student));
  await student.text(form.done).waitFor();
  expect(await form.count(student)).toBe(before + 1);
  const hasKey = form.route.idempotent || form.keptMessage !== undefined;
  expect(requests.keys()).toEqual(new Set([hasKey ? expect.stringMatching(/.{20}/) : '']));
  await student.page.context().close();
});

import type {
  CheckInChased,
  CheckInRecorded,
  RequestChanged,
  ReviewAdvanced,
  RollCallAsked,
  StageChanged,
} from '@yuanhang/contract';
import { requestKindLabels, reviewStepLabels, type Stage } from '@yuanhang/domain';
import type { Words } from './reminders';

const said = (comment: string | null) => (comment ? `\n意见：“${comment}”` : '');

const stageWords: Readonly<Partial<Record<Stage, { title: string; sentence: string }>>> = {
  under_review: { title: '申请已提交', sentence: '你的申请已提交，等待审核。' },
  supplement_required: { title: '需要补充材料', sentence: '你的申请需要补充材料。' },
  revision_required: { title: '申请被退回修改', sentence: '你的申请被退回，请按意见修改后重新提交。' },
  approved: { title: '校内审核通过', sentence: '恭喜，你的申请已通过校内审核。' },
  dispatched: { title: '派出确认通过', sentence: '你的派出确认已通过，祝一路平安。' },
  returned: { title: '已返校', sentence: '你的返校手续已办结，欢迎回来。' },
  closed: { title: '已办结', sentence: '这次交流已全部办结。' },
  rejected: { title: '申请未通过', sentence: '很遗憾，你的申请未通过。' },
  cancelled: { title: '申请已取消', sentence: '你的申请已取消。' },
  lapsed: { title: '草稿已失效', sentence: '申报已截止，没有提交的草稿已失效。' },
};

const next = (step: string) => (step ? `\n下一步：${step}` : '');

/** Null where there is nothing to tell, e.g. a recall by the student. */
export function stageChangedWords(event: StageChanged): Words | null {
  const words = stageWords[event.to];
  if (!words) return null;
  const text = `${event.studentName}同学，${words.sentence}${said(event.comment)}${next(event.nextStep)}\n${event.number} ${event.programmeName}`;
  return { title: words.title, text };
}

export function reviewAdvancedWords(event: ReviewAdvanced): Words {
  const passed = reviewStepLabels[event.passed];
  const sentence = `你的申请已通过${passed}，接下来是${reviewStepLabels[event.awaits]}。`;
  return {
    title: `${passed}通过`,
    text: `${event.studentName}同学，${sentence}${said(event.comment)}\n${event.number} ${event.programmeName}`,
  };
}

const requestSentences: Readonly<Partial<Record<RequestChanged['to'], (label: string) => string>>> = {
  submitted: (label) => `你的“${label}”已提交，等待审核。`,
  approved: (label) => `你的“${label}”已通过。`,
  rejected: (label) => `你的“${label}”未通过。`,
  revision_required: (label) => `你的“${label}”被退回，请按意见修改后重新提交。`,
};

export function requestChangedWords(event: RequestChanged): Words | null {
  const label = requestKindLabels[event.kind];
  const sentence = requestSentences[event.to]?.(label);
  if (!sentence) return null;
  // Passed one step of its chain and waits at the next.
  if (event.from === event.to && event.awaits) {
    const step = reviewStepLabels[event.awaits];
    const text = `${event.studentName}同学，你的“${label}”已通过上一步，接下来是${step}。${said(event.comment)}`;
    return { title: `${label}进入${step}`, text: `${text}\n${event.number} ${event.programmeName}` };
  }
  const title =
    { submitted: '已提交', approved: '已通过', rejected: '未通过', revision_required: '被退回修改' }[
      String(event.to)
    ] ?? '有变化';
  return {
    title: `${label}${title}`,
    text: `${event.studentName}同学，${sentence}${said(event.comment)}${next(event.nextStep)}\n${event.number} ${event.programmeName}`,
  };
}

export const proxyCheckInWords = (event: CheckInRecorded, byName: string): Words => ({
  title: '老师代你打卡',
  text: `${event.studentName}同学，${byName}老师代你记下了一次打卡（${event.place || '地点未填'}）。如果不是你的情况，请回复这条消息或联系国际处。\n${event.number} ${event.programmeName}`,
});

export const rollCallWords = (event: RollCallAsked): Words => ({
  title: '平安确认',
  text: `${event.studentName}同学，${event.question}\n平安请回复“1”或“平安”，需要帮助请回复“2”或“求助”。也可以在小程序里打卡。\n${event.number} ${event.programmeName}`,
});

export const chasedWords = (event: CheckInChased): Words => ({
  title: '请尽快打卡',
  text: `${event.studentName}同学，${event.byName}老师还没有收到你的打卡，请尽快报平安。\n回复“打卡”或“1”表示平安，回复“2”需要帮助。\n${event.number} ${event.programmeName}`,
});

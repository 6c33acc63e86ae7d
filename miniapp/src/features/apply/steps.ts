import type { ApplicationDetail } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';

export type FormStep = 'basic' | 'selfArranged' | 'application' | 'questions';
export type StepKey = FormStep | 'languages' | 'materials' | 'review';
export interface WizardStep {
  readonly key: StepKey;
  readonly title: string;
}

/** The wizard steps of this application; a page without fields has none. */
export function stepsOf({ pages }: Pick<ApplicationDetail, 'pages'>): WizardStep[] {
  const forms: WizardStep[] = [
    { key: 'basic', title: '基本信息' },
    ...(pages.selfArranged ? [{ key: 'selfArranged' as const, title: '自联项目' }] : []),
    { key: 'application', title: '申请信息' },
    ...(pages.questions.form.fields.length > 0 ? [{ key: 'questions' as const, title: '补充问题' }] : []),
  ];
  return [
    ...forms,
    { key: 'languages', title: '外语水平' },
    { key: 'materials', title: '材料' },
    { key: 'review', title: '检查并提交' },
  ];
}

export const isFormStep = (key: StepKey): key is FormStep =>
  key !== 'languages' && key !== 'materials' && key !== 'review';

/** Which step a missing item belongs to: `basic.phone` → `basic`. */
export function stepOfProblem({ field }: Problem): StepKey {
  const [page] = field.split('.');
  const known: readonly StepKey[] = ['basic', 'selfArranged', 'application', 'questions', 'languages', 'materials'];
  return known.find((key) => key === page) ?? 'review';
}

import type { ApplicationDetail } from '@yuanhang/contract';

type Action = ApplicationDetail['actions'][number];

/** Editing and handing in are one place. */
const isWizard = (key: string) => key === 'edit' || key === 'submit';

/**
 * What else can be done, besides the next step's own button; what is blocked comes last, with its reason. Handing in
 * is never listed beside editing, as it is the last step of it.
 */
export function otherActions({ actions, next }: Pick<ApplicationDetail, 'actions' | 'next'>): readonly Action[] {
  const onTop = next?.action ?? null;
  const left = actions.filter(({ key }) => {
    if (key === onTop || key === 'submit') return false;
    return !(key === 'edit' && onTop !== null && isWizard(onTop));
  });
  return [...left.filter(({ allowed }) => allowed), ...left.filter(({ allowed }) => !allowed)];
}

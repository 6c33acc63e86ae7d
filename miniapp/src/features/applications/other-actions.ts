import type { ApplicationDetail } from '@yuanhang/contract';

type Action = ApplicationDetail['actions'][number];

/** Editing and submitting both happen in the wizard. */
const isWizard = (key: string) => key === 'edit' || key === 'submit';

/**
 * The actions other than the next step's own button; blocked actions come last, with the reason. Submitting is never
 * listed beside editing, because it is the last step of the wizard.
 */
export function otherActions({ actions, next }: Pick<ApplicationDetail, 'actions' | 'next'>): readonly Action[] {
  const onTop = next?.action ?? null;
  const left = actions.filter(({ key }) => {
    if (key === onTop || key === 'submit') return false;
    return !(key === 'edit' && onTop !== null && isWizard(onTop));
  });
  return [...left.filter(({ allowed }) => allowed), ...left.filter(({ allowed }) => !allowed)];
}

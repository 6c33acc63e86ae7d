import type { Requirement } from '@yuanhang/contract';
import { type MaterialPhase, materialPhases } from '@yuanhang/domain';

const phaseTitles: Record<MaterialPhase, string> = {
  application: '申请时提交',
  dispatch: '派出确认时提交',
  return: '返校后提交',
};

/** Groups materials by the phase in which they are due, required ones first; empty phases are left out. */
export function materialsByPhase<T extends Pick<Requirement, 'phase' | 'required'>>(requirements: readonly T[]) {
  return materialPhases
    .map((phase) => {
      const items = requirements.filter((one) => one.phase === phase);
      return { title: phaseTitles[phase], items: [...items].sort((a, b) => Number(b.required) - Number(a.required)) };
    })
    .filter(({ items }) => items.length > 0);
}

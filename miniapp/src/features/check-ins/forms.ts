import { checkInLimits } from '@yuanhang/contract';
import type { FormDefinition } from '@yuanhang/domain';
import type { Due } from './labels';

const place = {
  key: 'city',
  label: '所在地',
  type: 'text',
  max: checkInLimits.city,
  placeholder: '城市，例如：柏林',
} as const;
const note = {
  key: 'note',
  label: '想说的',
  type: 'paragraph',
  max: checkInLimits.note,
  placeholder: '课程、住宿、身体，都可以写一句',
} as const;

const accommodation = {
  key: 'accommodation',
  label: '住宿情况',
  type: 'text',
  max: checkInLimits.accommodation,
  placeholder: '例如：学校宿舍、合租',
} as const;

/** 补充在外信息: the fields that the arrival check-in may have left empty. */
export const arrivalForm: FormDefinition = {
  key: 'arrival',
  title: '在外信息',
  fields: [
    { key: 'arrivedOn', label: '抵达日期（当地）', type: 'date', required: true, help: '改变日期会移动之后的打卡日' },
    { key: 'address', label: '当地住址', type: 'text', required: true, max: checkInLimits.address },
    { key: 'phoneAbroad', label: '当地电话', type: 'phone' },
    accommodation,
  ],
};

/**
 * An arrival check-in also asks for the address and contact details; a late check-in asks for the reason. All fields are
 * optional: a student who is late must be able to check in without writing anything.
 */
export function checkInForm(due: Due | null): FormDefinition {
  const arrival = [
    { key: 'arrivedOn', label: '抵达日期（当地）', type: 'date' },
    { key: 'address', label: '当地住址', type: 'text', max: checkInLimits.address },
    { key: 'phoneAbroad', label: '当地电话', type: 'phone' },
    accommodation,
  ] as const;
  const late = { key: 'lateReason', label: '晚打卡的原因', type: 'text', max: checkInLimits.lateReason } as const;
  const fields = [place, ...(due?.kind === 'arrival' ? arrival : []), ...(due?.tone === 'overdue' ? [late] : []), note];
  return { key: 'check_in', title: '境外打卡', fields };
}

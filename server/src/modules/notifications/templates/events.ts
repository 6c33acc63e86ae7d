import type {
  CheckInChased,
  CheckInRecorded,
  ConsentWithdrawn,
  HelpAcknowledged,
  HelpRequested,
  RequestChanged,
  ReviewAdvanced,
  RollCallAsked,
  StageChanged,
} from '@yuanhang/contract';
import { type ReviewStep, requestKindLabels, reviewStepLabels } from '@yuanhang/domain';
import { type About, type Words, words } from './template';
import { requestTexts, stageTexts, texts } from './texts';

interface OfStudent {
  readonly studentName: string;
  readonly number: string | null;
  readonly programmeName: string;
}
const toStudent = ({ studentName, number, programmeName }: OfStudent, more: Partial<About> = {}): About => ({
  name: studentName,
  number,
  programmeName,
  ...more,
});
/** Staff are not addressed. */
const toStaff = ({ number }: { readonly number: string | null }): About => ({
  name: null,
  number,
  programmeName: null,
});

/** Null where there is nothing to tell, e.g. a recall by the student. */
export function stageChangedWords(event: StageChanged): Words | null {
  const text = stageTexts[event.to];
  return text ? words(text, {}, toStudent(event, { comment: event.comment, nextStep: event.nextStep })) : null;
}

export function reviewAdvancedWords(event: ReviewAdvanced): Words {
  const values = { item: reviewStepLabels[event.passed], step: reviewStepLabels[event.awaits] };
  return words(texts.review_advanced, values, toStudent(event, { comment: event.comment }));
}

export function requestChangedWords(event: RequestChanged): Words | null {
  const item = requestKindLabels[event.kind];
  // Passed one step of its chain and waits at the next.
  if (event.from === event.to && event.awaits) {
    const values = { item, step: reviewStepLabels[event.awaits] };
    return words(texts.request_advanced, values, toStudent(event, { comment: event.comment }));
  }
  const text = requestTexts[event.to];
  const about = toStudent(event, { comment: event.comment, nextStep: event.nextStep });
  return text ? words(text, { item }, about) : null;
}

export const reviewAwaitedWords = (event: OfStudent, step: ReviewStep, item: string): Words =>
  words(
    texts.review_awaited,
    { by: event.studentName, step: reviewStepLabels[step], item },
    { ...toStaff(event), programmeName: event.programmeName },
  );

export const proxyCheckInWords = (event: CheckInRecorded, by: string): Words =>
  words(texts.check_in_recorded, { by, place: event.place || '地点未填' }, toStudent(event));

export const rollCallWords = (event: RollCallAsked): Words =>
  words(texts.roll_call_asked, { question: event.question }, toStudent(event));

export const chasedWords = (event: CheckInChased): Words =>
  words(texts.check_in_chased, { by: event.byName }, toStudent(event));

/** What duty staff must know to call back. */
export const helpFacts = ({ studentName, place, phone, note }: HelpFacts) => ({
  by: studentName,
  place: place || '地点未知',
  phone: phone ? `电话 ${phone}` : '没有留电话',
  note: note || '没有留言',
});
export type HelpFacts = Pick<HelpRequested, 'studentName' | 'place' | 'phone' | 'note'>;

export const helpRequestedWords = (event: HelpRequested): Words =>
  words(texts.help_requested, helpFacts(event), toStaff(event));

export const helpAcknowledgedWords = ({ byName }: HelpAcknowledged): Words =>
  words(texts.help_acknowledged, { by: byName }, toStaff({ number: null }));

export const consentWithdrawnWords = ({ studentName, title }: ConsentWithdrawn): Words =>
  words(texts.consent_withdrawn, { by: studentName, title }, toStaff({ number: null }));

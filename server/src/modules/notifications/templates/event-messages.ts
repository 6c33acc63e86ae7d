import type {
  AccountBound,
  ChatBound,
  CheckInChased,
  CheckInRecorded,
  ConsentWithdrawn,
  HelpAcknowledged,
  HelpRequested,
  RequestChanged,
  RequestOvertaken,
  ReviewAdvanced,
  RollCallAsked,
  StageChanged,
} from '@yuanhang/contract';
import { formatInstant, type ReviewStep, requestKindLabels, reviewStepLabels, shanghaiOffset } from '@yuanhang/domain';
import { type MessageContext, type MessageText, renderMessage } from './template';
import { requestTexts, stageTexts, texts } from './texts';

interface OfStudent {
  readonly studentName: string;
  readonly number: string | null;
  readonly programmeName: string;
}
const toStudent = (
  { studentName, number, programmeName }: OfStudent,
  more: Partial<MessageContext> = {},
): MessageContext => ({
  name: studentName,
  number,
  programmeName,
  ...more,
});
/** Messages to staff have no salutation. */
const toStaff = ({ number }: { readonly number: string | null }): MessageContext => ({
  name: null,
  number,
  programmeName: null,
});

/** Null when there is nothing to report, e.g. for a recall by the student. */
export function stageChangedMessage(event: StageChanged): MessageText | null {
  const text = stageTexts[event.to];
  return text ? renderMessage(text, {}, toStudent(event, { comment: event.comment, nextStep: event.nextStep })) : null;
}

export function reviewAdvancedMessage(event: ReviewAdvanced): MessageText {
  const values = { item: reviewStepLabels[event.passed], step: reviewStepLabels[event.awaits] };
  return renderMessage(texts.review_advanced, values, toStudent(event, { comment: event.comment }));
}

export function requestChangedMessage(event: RequestChanged): MessageText | null {
  const item = requestKindLabels[event.kind];
  // The request passed one step of its chain and waits at the next.
  if (event.from === event.to && event.awaits) {
    const values = { item, step: reviewStepLabels[event.awaits] };
    return renderMessage(texts.request_advanced, values, toStudent(event, { comment: event.comment }));
  }
  const text = requestTexts[event.to];
  const about = toStudent(event, { comment: event.comment, nextStep: event.nextStep });
  return text ? renderMessage(text, { item }, about) : null;
}

export const requestOvertakenMessage = (event: RequestOvertaken): MessageText =>
  renderMessage(
    texts.request_overtaken,
    { item: requestKindLabels[event.kind] },
    toStudent(event, { comment: event.reason }),
  );

/** For the reviewers who had the request. */
export const reviewOvertakenMessage = (event: RequestOvertaken): MessageText =>
  renderMessage(
    texts.review_overtaken,
    { by: event.studentName, item: requestKindLabels[event.kind] },
    { ...toStaff(event), programmeName: event.programmeName, comment: event.reason },
  );

export const reviewAwaitedMessage = (event: OfStudent, step: ReviewStep, item: string): MessageText =>
  renderMessage(
    texts.review_awaited,
    { by: event.studentName, step: reviewStepLabels[step], item },
    { ...toStaff(event), programmeName: event.programmeName },
  );

export const proxyCheckInMessage = (event: CheckInRecorded, by: string): MessageText =>
  renderMessage(texts.check_in_recorded, { by, place: event.place || '地点未填' }, toStudent(event));

export const rollCallMessage = (event: RollCallAsked): MessageText =>
  renderMessage(texts.roll_call_asked, { question: event.question }, toStudent(event));

export const checkInChasedMessage = (event: CheckInChased): MessageText =>
  renderMessage(texts.check_in_chased, { by: event.byName }, toStudent(event));

/** The data that duty staff need to call back. */
export const helpFacts = ({ studentName, place, phone, note }: HelpFacts) => ({
  by: studentName,
  place: place || '地点未知',
  phone: phone ? `电话 ${phone}` : '没有留电话',
  note: note || '没有留言',
});
export type HelpFacts = Pick<HelpRequested, 'studentName' | 'place' | 'phone' | 'note'>;

export const helpRequestedMessage = (event: HelpRequested): MessageText =>
  renderMessage(texts.help_requested, helpFacts(event), toStaff(event));

export const helpAcknowledgedMessage = ({ byName }: HelpAcknowledged): MessageText =>
  renderMessage(texts.help_acknowledged, { by: byName }, toStaff({ number: null }));

export const consentWithdrawnMessage = ({ studentName, title }: ConsentWithdrawn): MessageText =>
  renderMessage(texts.consent_withdrawn, { by: studentName, title }, toStaff({ number: null }));

export const chatBoundMessage = ({ name, at }: ChatBound): MessageText =>
  renderMessage(
    texts.chat_bound,
    { date: formatInstant(new Date(at), shanghaiOffset) },
    { name, number: null, programmeName: null },
  );

export const accountBoundMessage = ({ studentName, device, at }: AccountBound): MessageText =>
  renderMessage(
    texts.account_bound,
    { device, date: formatInstant(new Date(at), shanghaiOffset) },
    { name: studentName, number: null, programmeName: null },
  );

import { countryName, dateInShanghai, daysBetween, type Problem } from '@yuanhang/domain';
import { zoneLabel, zonesOf } from '../../language/gazetteer';
import type { Programme } from './records';

/** In a shorter window many students do not see the programme in time. */
const shortWindowDays = 7;

/** Problems that applicants would run into; none of them prevents publishing. */
export function warningsOf(programme: Programme, now: Date): Problem[] {
  const { applyFrom, applyUntil, startOn, places, requirements, notice, introduction, contact, questions } = programme;
  const warn = (applies: boolean, field: string, message: string): Problem[] =>
    applies ? [{ field, code: 'warning', message }] : [];
  const today = dateInShanghai(now);
  const { country, timeZone } = programme;
  const zones = country === null ? [] : zonesOf(country);
  const length = daysBetween(applyFrom, applyUntil);
  return [
    ...warn(applyUntil < today, 'applyUntil', '申报时间已过，学生无法申请'),
    ...warn(length < shortWindowDays, 'applyUntil', `申报时间只有 ${length + 1} 天`),
    ...warn(startOn !== null && startOn <= applyUntil, 'startOn', '交流开始时申报还没有截止'),
    ...warn(
      timeZone !== null && zones.length > 0 && !zones.includes(timeZone),
      'timeZone',
      `所填的${timeZone === null ? '时区' : zoneLabel(timeZone, now)}不是${countryName(country ?? '')}的时区，打卡和提醒会按它算`,
    ),
    ...warn(places === null && !programme.selfArranged, 'places', '没有填写名额，申请人数不受限制'),
    ...warn(
      !requirements.some(({ phase, required }) => phase === 'application' && required),
      'requirements',
      '没有必交的申请材料',
    ),
    ...warn(notice.trim() === '', 'notice', '没有填写申报须知'),
    ...warn(introduction.trim() === '', 'introduction', '没有填写项目介绍'),
    ...warn(contact.trim() === '', 'contact', '没有填写联系方式'),
    ...warn(
      questions.fields.some(({ type, options }) => isChoice(type) && (options?.length ?? 0) < 2),
      'questions',
      '有选择题少于两个选项',
    ),
  ];
}

const isChoice = (type: string) => type === 'choice' || type === 'choices';

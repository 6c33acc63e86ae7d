import { isCountryCode } from '../countries';
import { normalEmail, plainNumber } from '../identifiers';
import { cleanText, codePointLength } from '../text';
import { isPlausibleDate } from '../time';
import type { Field, FieldType, FieldValue, Problem } from './definition';

/** A storable value, or the problem with it. */
export type ReadResult = { readonly value: FieldValue } | { readonly problem: Problem };

/** Limit of texts whose definition sets none. */
const maxTextLength = 200;
const maxParagraphLength = 5000;

/**
 * Reads the value a client sent for one field. Accepts incomplete answers, rejects wrong types and impossible values.
 * Never throws.
 */
export function readValue(field: Field, raw: unknown): ReadResult {
  if (raw === null || raw === '') return { value: null };
  return readers[field.type](field, raw);
}

const readers: Record<FieldType, (field: Field, raw: unknown) => ReadResult> = {
  text: (field, raw) => readText(field, raw, maxTextLength),
  phone: (field, raw) => readText(field, raw, 30),
  email: (field, raw) => readText(field, raw, 254),
  paragraph: (field, raw) => readText(field, raw, maxParagraphLength),
  number: (field, raw) =>
    typeof raw === 'number' && Number.isFinite(raw) ? atMost(field, raw, String) : wrongType(field),
  money: (field, raw) =>
    typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0
      ? atMost(field, raw, (fen) => `${fen / 100} 元`)
      : wrongType(field),
  yes_no: (field, raw) => (typeof raw === 'boolean' ? { value: raw } : wrongType(field)),
  date: (field, raw) => {
    if (typeof raw !== 'string') return wrongType(field);
    return isPlausibleDate(raw) ? { value: raw } : problem(field, 'date_invalid', `${field.label}不是有效的日期`);
  },
  country: (field, raw) => {
    if (typeof raw !== 'string') return wrongType(field);
    return isCountryCode(raw) ? { value: raw } : problem(field, 'country_unknown', '请从列表中选择国家/地区');
  },
  choice: (field, raw) => {
    if (typeof raw !== 'string') return wrongType(field);
    return isOption(field, raw) ? { value: raw } : notAnOption(field);
  },
  choices: (field, raw) => {
    if (!Array.isArray(raw)) return wrongType(field);
    const picks: string[] = [];
    for (const pick of raw) {
      if (typeof pick !== 'string') return wrongType(field);
      if (!isOption(field, pick)) return notAnOption(field);
      if (!picks.includes(pick)) picks.push(pick);
    }
    if (field.max !== undefined && picks.length > field.max) {
      return problem(field, 'too_many', `最多选择 ${field.max} 项`);
    }
    return { value: picks.length > 0 ? picks : null };
  },
};

function readText(field: Field, raw: unknown, defaultMax: number): ReadResult {
  if (typeof raw !== 'string') return wrongType(field);
  const cleaned = cleanText(raw);
  const text = normalText(field, cleaned);
  const max = field.max ?? defaultMax;
  const over = codePointLength(text) - max;
  if (over > 0) return problem(field, 'too_long', `最多 ${max} 字，超出 ${over} 字`);
  return { value: text === '' ? null : text };
}

/** The text in the one way in which texts of its kind are stored. */
function normalText({ type, sensitive }: Field, text: string): string {
  if (type === 'paragraph') return text;
  if (type === 'email') return normalEmail(text);
  // Sensitive fields are numbers of documents and accounts.
  return sensitive ? plainNumber(text) : text.replace(/\s+/g, ' ');
}

function atMost(field: Field, value: number, show: (value: number) => string): ReadResult {
  if (field.max === undefined || value <= field.max) return { value };
  return problem(field, 'too_large', `${field.label}不能超过 ${show(field.max)}`);
}

const isOption = (field: Field, value: string) => (field.options ?? []).some((option) => option.value === value);
const notAnOption = (field: Field) => problem(field, 'not_an_option', `请重新选择${field.label}`);
const wrongType = (field: Field) => problem(field, 'wrong_type', `${field.label}的格式不正确`);
const problem = (field: Field, code: string, message: string): ReadResult => ({
  problem: { field: field.key, code, message },
});

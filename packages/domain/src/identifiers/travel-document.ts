import type { TravelDocumentType } from '../vocabulary';

/**
 * 6 to 9 capital letters and digits (ICAO Doc 9303 gives the number nine places), at least four of them digits. Other
 * passports than Chinese ones are accepted, because some students hold one.
 */
export function isPassportNumber(text: string): boolean {
  return /^[A-Z0-9]{6,9}$/.test(text) && text.replace(/\D/g, '').length >= 4;
}

/** Electronic permits: a letter and eight digits, the second place a letter in later series. */
const formats: Record<TravelDocumentType, (text: string) => boolean> = {
  passport: isPassportNumber,
  hk_macao_permit: (text) => /^[CW](\d{8}|[A-HJ-NP-Z]\d{7})$/.test(text),
  taiwan_permit: (text) => /^[LT](\d{8}|[A-HJ-NP-Z]\d{7})$/.test(text),
};

/** A number of a document or an account without spaces and in ASCII: people copy it in groups or type it full-width. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Whether the number fits the document type; ignores case, width and spaces. */
export function isTravelDocumentNumber(type: TravelDocumentType, number: string): boolean {
  return formats[type](plainNumber(number).toUpperCase());
}

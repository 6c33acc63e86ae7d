import { isPlainDate } from '../time/plain-date';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/**
 * An 18-digit resident identity number: birth date that exists, check character of GB 11643-1999
 * (ISO 7064 MOD 11-2).
 */
export function isIdentityCard(text: string): boolean {
  const number = text.trim().toUpperCase();
  if (!/^[1-9]\d{5}(19|20)\d{9}[\dX]$/.test(number)) return false;
  if (!isPlainDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return checkCharacters[sum % 11] === number[17];
}

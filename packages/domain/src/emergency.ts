/**
 * 外交部全球领事保护与服务应急热线, day and night. Source: Ministry of Foreign Affairs, Department of Consular
 * Affairs (cs.mfa.gov.cn).
 */
export const consularHotline = '12308';
/** The same line from abroad. */
export const consularHotlineFromAbroad = '+86-10-12308';

/**
 * An emergency number at the destination. Always data that the office entered with its source: a wrong number is
 * worse in an emergency than none, so without one only 12308 is shown.
 */
export interface EmergencyContact {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
  readonly phone: string;
  /** Where the office found the number. */
  readonly source: string;
  /** When the office last checked it, `YYYY-MM-DD`. */
  readonly verifiedOn: string;
}

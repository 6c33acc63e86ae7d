/**
 * 外交部全球领事保护与服务应急热线, day and night. Source: Ministry of Foreign Affairs, Department of Consular
 * Affairs (cs.mfa.gov.cn).
 */
export const consularHotline = '12308';
/** The same line from abroad. */
export const consularHotlineFromAbroad = '+86-10-12308';

/**
 * A line at the destination. Only ever data that the office entered with its source: a wrong number
 * costs more in an emergency than none, so where none is known 12308 stands alone.
 */
export interface EmergencyContact {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
  readonly phone: string;
  /** Where the office read it. */
  readonly source: string;
  /** When the office last checked it, `YYYY-MM-DD`. */
  readonly verifiedOn: string;
}

/**
 * Formats an application number, `YH2026-000318`: the year in which the application was started and its sequence in
 * that year.
 */
export function applicationNumber(year: number, sequence: number): string {
  return `YH${year}-${String(sequence).padStart(6, '0')}`;
}

/** `YH2026-000318`: the year the application was begun and its place in that year. */
export function applicationNumber(year: number, sequence: number): string {
  return `YH${year}-${String(sequence).padStart(6, '0')}`;
}

export const importKinds = ['students', 'colleges', 'staff'] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindLabels: Readonly<Record<ImportKind, string>> = {
  students: '学生',
  colleges: '学院',
  staff: '教职工',
};

export const importLimits = {
  megabytes: 10,
  rows: 20_000,
  /** The most problems that a report lists; a download has all of them. */
  problems: 200,
  /** The most lines below the data that a report lists as skipped. */
  skipped: 20,
  /** The changed, new and missing people of one page of a report. */
  page: 50,
  /** An applied import of students can be undone for so long. */
  undoDays: 7,
} as const;

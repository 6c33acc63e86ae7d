/** Lengths are in characters. Schemas and the forms of the clients read the limits here and in each module's `limits.ts`. */
export const sharedLimits = {
  /** The first and last year that programmes may have. */
  firstYear: 2000,
  lastYear: 2100,
  /** The purpose of revealing or exporting masked numbers. */
  purposeMin: 4,
  purpose: 200,
} as const;

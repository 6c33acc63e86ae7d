export const reviewLimits = {
  comment: 1000,
  decisionsAtOnce: 50,
  supplementItems: 10,
  supplementName: 60,
  supplementHelp: 500,
} as const;

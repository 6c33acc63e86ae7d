export const workingDayLimits = { firstYear: 2000, lastYear: 2999, days: 120, name: 30 } as const;
export const dutyRotaLimits = { people: 50 } as const;

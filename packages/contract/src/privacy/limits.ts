/** The student's reason for an erasure request and the office's answer, each. */
export const erasureLimits = { text: 500 } as const;

export const mobilityDeskLimits = {
  /** The reason why staff check in for a student. */
  proxyReason: 300,
  rollCallQuestion: 300,
  /** The acknowledgement and the outcome of a help request, each. */
  helpText: 500,
} as const;

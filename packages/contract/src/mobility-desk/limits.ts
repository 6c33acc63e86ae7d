export const mobilityDeskLimits = {
  /** Why somebody of the staff checks in for a student. */
  proxyReason: 300,
  rollCallQuestion: 300,
  /** The acknowledgement and the outcome of a help request, each. */
  helpText: 500,
} as const;

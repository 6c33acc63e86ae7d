export const placeLimits = {
  /** Characters of a search for a city. */
  text: 60,
  /** Suggestions of one answer. */
  suggestions: 12,
};

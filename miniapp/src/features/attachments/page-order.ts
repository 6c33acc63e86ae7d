/** The list with the item at this place one place earlier. */
export const movedUp = <T>(items: readonly T[], index: number): T[] =>
  items.map((item, at) =>
    at === index - 1 ? (items[index] ?? item) : at === index ? (items[index - 1] ?? item) : item,
  );

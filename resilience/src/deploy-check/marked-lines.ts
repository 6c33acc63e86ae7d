/** A comment that marks the next line which is not a comment as one that an operator fills in. */
const mark = /^\s*# Fill in\b/;
const isComment = (line: string) => /^\s*(#|$)/.test(line);

/**
 * Fills in a file of config/deploy as an operator does: changes only marked lines.
 * @param values the new line by the beginning of the given one, both without indentation
 * @throws Error when no marked line begins so, because then the file cannot be used by filling in marked lines alone
 */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(values));
  let isMarked = false;
  const lines = text.split('\n').map((line) => {
    if (isComment(line)) {
      isMarked ||= mark.test(line);
      return line;
    }
    const given = line.trimStart();
    const beginning = isMarked ? Object.keys(values).find((one) => given.startsWith(one)) : undefined;
    isMarked = false;
    if (beginning === undefined) return line;
    unused.delete(beginning);
    return line.replace(given, () => values[beginning] ?? '');
  });
  if (unused.size > 0) throw new Error(`no marked line begins with ${[...unused].join(', ')}`);
  return lines.join('\n');
}

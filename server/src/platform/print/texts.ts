import type { Paper } from './paper';

/** Every text of the paper. */
export function textsOf({ title, subtitle, footer, sections, signatures }: Paper): string[] {
  return [
    title,
    subtitle,
    footer,
    ...signatures,
    ...sections.flatMap(({ title: heading, facts, table, texts }) => [
      heading,
      ...facts.flat(),
      ...(table ? [...table.head.map(([text]) => text), ...table.rows.flat()] : []),
      ...texts.flat(),
    ]),
  ];
}

import type { Paper, Section, Table } from './paper';
import { type Cell, openSheet, type Sheet } from './sheet';
import { textsOf } from './texts';

/** Renders the paper as a PDF. */
export async function print(paper: Paper): Promise<Buffer> {
  const sheet = await openSheet(`${paper.title} ${paper.subtitle}`, textsOf(paper));
  sheet.centred(paper.title, 18, 'bold');
  sheet.centred(paper.subtitle, 10, 'regular', 'soft');
  for (const section of paper.sections) printSection(sheet, section);
  sheet.signatures(paper.signatures);
  return sheet.finish(paper.footer);
}

function printSection(sheet: Sheet, { title, facts, table, texts }: Section): void {
  sheet.heading(title);
  for (let at = 0; at < facts.length; at += 2) sheet.row(factCells(facts.slice(at, at + 2)));
  if (table) {
    sheet.row(table.head.map(([text, width]) => ({ text, width, isLabel: true })));
    for (const row of table.rows) sheet.row(rowCells(table.head, row));
  }
  for (const [label, text] of texts) sheet.paragraph(label, text);
}

const rowCells = (head: Table['head'], row: readonly string[]): Cell[] =>
  head.map(([, width], column) => ({ text: row[column] ?? '', width, isLabel: false }));

/** One or two facts per row; a single last one takes the whole width. */
function factCells(facts: Section['facts']): Cell[] {
  const valueWidth = facts.length === 1 ? 0.82 : 0.32;
  return facts.flatMap(([label, value]) => [
    { text: label, width: 0.18, isLabel: true },
    { text: value, width: valueWidth, isLabel: false },
  ]);
}

import { readFileSync } from 'node:fs';

/** A block of commands of docs/deploy.md. */
export interface Block {
  /** The numbers of the machines on which it is executed, in this order. */
  readonly machines: readonly number[];
  readonly commands: string;
}

/** The sections of the page by their numbers, with their blocks in order. */
export type Page = ReadonlyMap<number, readonly Block[]>;

function blockOf(lines: readonly string[]): Block {
  const [first = '', ...commands] = lines;
  if (!/^# on machines? \d/.test(first)) throw new Error(`a block of commands names no machine: ${first}`);
  return { machines: [...first.matchAll(/\d/g)].map(([digit]) => Number(digit)), commands: commands.join('\n') };
}

/** Reads the fenced blocks of commands; indented commands are not executed. */
export function readPage(path: string): Page {
  const page = new Map<number, Block[]>();
  let section: Block[] = [];
  let block: string[] | null = null;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const number = /^## (\d+)\. /.exec(line)?.[1];
    if (number !== undefined) {
      section = [];
      page.set(Number(number), section);
    } else if (line === '```sh') block = [];
    else if (line === '```' && block) {
      section.push(blockOf(block));
      block = null;
    } else block?.push(line);
  }
  return page;
}

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const folder = join(__dirname, '../../page');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** By name, so that no path of a request ever reaches the file system. */
const names = [
  'index.html',
  'style.css',
  'people.css',
  'talk.css',
  'time.css',
  'app.js',
  'api.js',
  'clock.js',
  'state.js',
  'people.js',
  'talk.js',
  'bubble.js',
  'chips.js',
  'time.js',
  'icon.svg',
];

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** The page's files by URL path, read once. */
export function readPage(): ReadonlyMap<string, PageFile> {
  const files = names.map((name): [string, PageFile] => [
    name === 'index.html' ? '/' : `/${name}`,
    { type: types[extname(name)] ?? 'application/octet-stream', bytes: readFileSync(join(folder, name)) },
  ]);
  return new Map(files);
}

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const folder = join(__dirname, '../../page');
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** A fixed list, so that no path of a request reaches the file system. */
const names = [
  'index.html',
  'style.css',
  'contacts.css',
  'conversation.css',
  'demo-clock.css',
  'app.js',
  'api.js',
  'business-time.js',
  'state.js',
  'contacts.js',
  'conversation.js',
  'message.js',
  'quick-replies.js',
  'demo-clock.js',
  'icon.svg',
];

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads the files of the chat page; keys are URL paths. */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const files = names.map((name): [string, PageFile] => [
    name === 'index.html' ? '/' : `/${name}`,
    { type: contentTypes[extname(name)] ?? 'application/octet-stream', bytes: readFileSync(join(folder, name)) },
  ]);
  return new Map(files);
}

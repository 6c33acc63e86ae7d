/**
 * `node -r …/run-source.cjs server/src/main.ts`: runs a program from its TypeScript sources, for tests that start it
 * as a process. Compiled files are cached under var/compiled, so that the next process compiles only changed files.
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, relative, resolve } = require('node:path');

const root = resolve(__dirname, '../..');
const sources = {
  '@yuanhang/config': 'config/src/index.ts',
  '@yuanhang/domain': 'packages/domain/src/index.ts',
  '@yuanhang/contract': 'packages/contract/src/index.ts',
  '@yuanhang/contract/schemas': 'packages/contract/src/schemas.ts',
};
const options = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...rest) => {
  if (sources[request]) return resolve(root, sources[request]);
  // A dynamic import names the built file, as Node requires.
  if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts')) {
    const source = resolve(dirname(parent.filename), request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return resolveFilename(request, parent, ...rest);
};

/** The compiled code of one file; its first line identifies the source and the options. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const head = `//${createHash('sha256').update(JSON.stringify(options)).update(source).digest('hex')}\n`;
  const kept = resolve(root, 'var/compiled', `${relative(root, filename)}.js`);
  const before = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
  if (before.startsWith(head)) return before;
  // Loaded lazily, because loading swc takes longer than reading all cached files.
  const { code } = require('@swc/core').transformSync(source, { ...options, filename });
  mkdirSync(dirname(kept), { recursive: true });
  // Written to a draft and renamed, so that a process reading at the same time sees the whole file or none.
  writeFileSync(`${kept}.${process.pid}`, head + code);
  renameSync(`${kept}.${process.pid}`, kept);
  return head + code;
}

Module._extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

/** `node -r …/run-source.cjs server/src/main.ts`: runs the server from its sources, for tests that start it for real. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { resolve } = require('node:path');
const { transformSync } = require('@swc/core');

const root = resolve(__dirname, '../..');
const sources = {
  '@yuanhang/config': 'config/src/index.ts',
  '@yuanhang/domain': 'packages/domain/src/index.ts',
  '@yuanhang/contract': 'packages/contract/src/index.ts',
  '@yuanhang/contract/schemas': 'packages/contract/src/schemas.ts',
};
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  sources[request] ? resolve(root, sources[request]) : resolveFilename(request, ...rest);

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

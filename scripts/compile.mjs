/** `node ../scripts/compile.mjs` in a workspace folder: compiles `src` to JavaScript in `dist`. */
import { resolve } from 'node:path';
import { compile } from './lib/compile.mjs';

compile(resolve('src'), resolve('dist'));

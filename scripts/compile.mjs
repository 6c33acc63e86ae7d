/** `node ../scripts/compile.mjs` in the folder of a workspace: `src` as JavaScript in `dist`. */
import { resolve } from 'node:path';
import { compile } from './lib/compile.mjs';

compile(resolve('src'), resolve('dist'));

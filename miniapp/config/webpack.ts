import { join, resolve, sep } from 'node:path';
import type { IH5Config } from '@tarojs/taro/types/compile';

/** `webpack-chain`, under the name by which Taro hands it out. */
export type WebpackChain = Parameters<NonNullable<IH5Config<'webpack5'>['webpackChain']>>[0];

/**
 * The workspace packages are read from their sources, as the tests do: never a stale build, and only what a page
 * uses is carried (their CommonJS build is all or nothing, which is 170 kB). They have no side effects.
 */
export function readWorkspaceSources(chain: WebpackChain, packages: string): void {
  for (const name of ['domain', 'contract']) {
    chain.resolve.alias.set(`@yuanhang/${name}$`, join(packages, name, 'src/index.ts'));
  }
  chain.module
    .rule('workspace-sources')
    .test((file: string) => file.startsWith(packages + sep))
    .merge({ sideEffects: false });
}

/** A page may be left before it is drawn (`early-back.js` says what goes wrong). */
export function mendEarlyBack(chain: WebpackChain): void {
  const runtime = join('@tarojs', 'plugin-framework-react', 'dist', 'runtime.js');
  chain.module
    .rule('early-back')
    .test((file: string) => file.endsWith(runtime))
    .use('early-back')
    .loader(resolve(__dirname, 'early-back.js'));
}

/** Taro splits only what the first page needs at once; pages that open later share their pieces too. */
export function splitForBrowsers(chain: WebpackChain): void {
  chain.optimization.splitChunks({ chunks: 'all', minSize: 8000, maxAsyncRequests: 30, maxInitialRequests: 30 });
}

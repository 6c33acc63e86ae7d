import { join, resolve, sep } from 'node:path';
import type { IH5Config } from '@tarojs/taro/types/compile';

/** The type of `webpack-chain` as Taro exposes it. */
export type WebpackChain = Parameters<NonNullable<IH5Config<'webpack5'>['webpackChain']>>[0];

/**
 * Resolves the workspace packages to their sources, as the tests do: no stale build, and only the code that a page
 * uses is bundled (their CommonJS build cannot be tree-shaken: 170 kB). They have no side effects.
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

/** Patches Taro for pages that are left before they are rendered; see `early-back.js`. */
export function mendEarlyBack(chain: WebpackChain): void {
  const runtime = join('@tarojs', 'plugin-framework-react', 'dist', 'runtime.js');
  chain.module
    .rule('early-back')
    .test((file: string) => file.endsWith(runtime))
    .use('early-back')
    .loader(resolve(__dirname, 'early-back.js'));
}

/** By default Taro splits only the initial chunks; this also shares chunks between lazily loaded pages. */
export function splitForBrowsers(chain: WebpackChain): void {
  chain.optimization.splitChunks({ chunks: 'all', minSize: 8000, maxAsyncRequests: 30, maxInitialRequests: 30 });
}

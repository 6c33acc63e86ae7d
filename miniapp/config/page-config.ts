import { createRequire } from 'node:module';

type Compile = (code: string, options: { jsc?: { experimental?: unknown } }) => unknown;

/**
 * Lets Taro read `*.config.ts` with the installed `@swc/core`. Taro compiles those files with a WebAssembly plugin that
 * only the `@swc/core` of 2023 can load (48 MB more to install). The plugin only declares
 * `defineAppConfig` and `definePageConfig`, which return their argument: they are declared here instead, and the
 * plugin is left out.
 */
export function readPageConfigsWithoutPlugin(): void {
  const same = <T>(config: T): T => config;
  Object.assign(globalThis, { defineAppConfig: same, definePageConfig: same });
  const swc: { transformSync: Compile } = createRequire(__filename)('@swc/core');
  const { transformSync } = swc;
  swc.transformSync = (code, { jsc: { experimental: _plugins, ...jsc } = {}, ...options }) =>
    transformSync(code, { ...options, jsc });
}

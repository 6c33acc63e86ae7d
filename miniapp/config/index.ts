import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { apiAddressProblem } from './api-address';
import { readPageConfigsWithoutPlugin } from './page-config';
import { mendEarlyBack, readWorkspaceSources, splitForBrowsers, type WebpackChain } from './webpack';

const packages = resolve(__dirname, '../../packages');

readPageConfigsWithoutPlugin();

const isMiniProgram = process.env.TARO_ENV === 'weapp';
// The suites run the production build of the mini program against a server of their own.
const isForUsers = process.env.NODE_ENV === 'production' && process.env.YUANHANG_MODE !== 'test';
const problem =
  isMiniProgram && isForUsers
    ? apiAddressProblem({ TARO_APP_API_URL: process.env.TARO_APP_API_URL, PUBLIC_URL: process.env.PUBLIC_URL })
    : null;
if (problem !== null) {
  process.stderr.write(`✗ ${problem}\n`);
  process.exit(1);
}

/**
 * One source, two targets. Lengths are plain px on both (`pxtransform` off): a wider phone shows more content,
 * not larger content; text scales with the user's font setting; and H5 needs no inline script in its template.
 */
export default defineConfig<'webpack5'>({
  projectName: 'yuanhang',
  date: '2026-11-24',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  plugins: isMiniProgram ? [resolve(__dirname, 'aria/plugin.js')] : [],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  copy: {
    patterns: [{ from: 'src/assets/share.png', to: `dist/${process.env.TARO_ENV}/assets/share.png` }],
    options: {},
  },
  // Only the mini program needs an address; H5 is served by the API's own origin.
  defineConstants: { API_ORIGIN: JSON.stringify((isMiniProgram && process.env.TARO_APP_API_URL) || '') },
  mini: {
    compile: { include: [packages, resolve(__dirname, 'aria')] },
    webpackChain: (chain: WebpackChain) => {
      readWorkspaceSources(chain, packages);
      mendEarlyBack(chain);
    },
    // No class is styled in two style sheets, so their order does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: false, config: {} } },
  },
  h5: {
    publicPath: './',
    router: { mode: 'hash' },
    compile: { include: [packages] },
    webpackChain: (chain: WebpackChain) => {
      readWorkspaceSources(chain, packages);
      mendEarlyBack(chain);
      splitForBrowsers(chain);
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[chunkhash:8].css',
    },
    postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} } },
    devServer: { port: 10086, open: false, proxy: [{ context: ['/api'], target: 'http://127.0.0.1:3000' }] },
  },
});

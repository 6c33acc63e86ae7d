import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';

/** The output of `npm run build:weapp`. */
export const buildDir = resolve(__dirname, '../../../dist/weapp');

if (!existsSync(join(buildDir, 'app.json'))) throw new Error('no mini program built: npm run build:weapp -w miniapp');

/** Every file of the build with this ending, as paths inside it. */
export function filesEndingWith(ending: string, folder = buildDir): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesEndingWith(ending, path);
    return entry.name.endsWith(ending) ? [relative(buildDir, path)] : [];
  });
}

export const readBuilt = (path: string): string => readFileSync(join(buildDir, path), 'utf8');

interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar: { readonly list: readonly { readonly pagePath: string }[] };
}
export const appConfig: AppConfig = JSON.parse(readBuilt('app.json'));

/** Main package and subpackages, as `pages/home/index`. */
export const allPages: readonly string[] = [
  ...appConfig.pages,
  ...(appConfig.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page))),
];
export const tabPages: readonly string[] = appConfig.tabBar.list.map(({ pagePath }) => pagePath);

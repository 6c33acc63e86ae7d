/**
 * Prints the download sizes and fails when one exceeds its limit: WeChat's main package and subpackages, the largest
 * setData of each journey, and the gzipped files of the first page on H5. Needs both builds and a run of the weapp
 * tests; `npm run size` at the root does all of it.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const kB = 1000;
const bars = { main: 800 * kB, subpackage: 2000 * kB, firstPage: 250 * kB, setData: 64 * kB };

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });

let tooLarge = false;
function report(name, bytes, bar) {
  const over = bytes > bar;
  tooLarge ||= over;
  console.log(
    `${name.padEnd(34)} ${(bytes / kB).toFixed(1).padStart(8)} kB  of ${bar / kB} kB${over ? '  TOO LARGE' : ''}`,
  );
}

const weapp = join(dist, 'weapp');
const roots = (JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')).subPackages ?? []).map(({ root }) =>
  join(weapp, root),
);
const inRoot = (root) => (path) => path.startsWith(`${root}/`);
// Licence files are not part of the uploaded package.
const all = filesUnder(weapp).filter((path) => !path.endsWith('LICENSE.txt') && !path.endsWith('project.config.json'));
const sum = (paths) => paths.reduce((total, path) => total + statSync(path).size, 0);
report('weapp main package', sum(all.filter((path) => !roots.some((root) => inRoot(root)(path)))), bars.main);
for (const root of roots)
  report(`weapp ${root.slice(weapp.length + 1)}`, sum(all.filter(inRoot(root))), bars.subpackage);

/** The files named in the template, and the chunks that the router loads for the first page. */
function firstPageFiles() {
  const h5 = join(dist, 'h5');
  const html = readFileSync(join(h5, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path);
  const app = readFileSync(
    join(
      h5,
      named.find((path) => path.startsWith('js/app.')),
    ),
    'utf8',
  );
  const route = /"?path"?:"pages\/home\/index","?load"?:.*?\.then\(/.exec(app)?.[0];
  const chunks = [...(route ?? '').matchAll(/\.e\((\d+)\)/g)].map(([, id]) => id);
  if (chunks.length === 0) throw new Error('the first page is not where it was: look at the router’s code in app.js');
  const built = filesUnder(h5).map((path) => path.slice(h5.length + 1));
  const loaded = built.filter((path) =>
    chunks.some((id) => new RegExp(`^(js|css)/${id}\\.\\w+\\.(js|css)$`).test(path)),
  );
  return [...new Set(['index.html', ...named, ...loaded])].map((path) => join(h5, path));
}

const gzipped = firstPageFiles().reduce((total, path) => total + gzipSync(readFileSync(path)).length, 0);
report('h5 first page, gzip', gzipped, bars.firstPage);

const walked = JSON.parse(readFileSync(join(dist, 'set-data.json'), 'utf8'));
for (const [journey, bytes] of Object.entries(walked)) report(`setData ${journey}`, bytes, bars.setData);
if (tooLarge) process.exitCode = 1;

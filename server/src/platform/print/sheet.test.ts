import { openSheet } from './sheet';

it('continues long answers on further pages, and numbers all pages', async () => {
  const sheet = await openSheet('长文', ['长文']);
  sheet.paragraph('学习计划', '日耳曼学与翻译学。'.repeat(600));
  sheet.row([{ text: '没有一页放得下的单元格。'.repeat(300), width: 0.5, isLabel: false }]);
  const pdf = await sheet.finish('YH2026-000001');
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? [];
  expect(pages.length).toBe(5);
});

import type { Country } from '@yuanhang/domain';
import { countriesMatching } from './countries-matching';

const all: readonly Country[] = [
  { code: 'DE', name: '德国', region: 'europe', aliases: ['Germany', '德意志'] },
  { code: 'JP', name: '日本', region: 'asia', aliases: ['Japan'] },
];
const codes = (text: string) => countriesMatching(text, all).map(({ code }) => code);

describe('countriesMatching', () => {
  it('finds by name, alias and code, case-insensitively', () => {
    expect(codes('德')).toEqual(['DE']);
    expect(codes(' JAPAN ')).toEqual(['JP']);
    expect(codes('jp')).toEqual(['JP']);
  });

  it('offers all for no text and none for an unknown text', () => {
    expect(codes('')).toEqual(['DE', 'JP']);
    expect(codes('亚特兰蒂斯')).toEqual([]);
  });
});

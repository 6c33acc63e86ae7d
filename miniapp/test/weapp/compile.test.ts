import { parse } from 'acorn';
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler';
import { buildDir, filesEndingWith, readBuilt } from './host/build';
import { compileTemplates } from './host/templates';

describe('the build', () => {
  it('has templates that both of WeChat’s compilers accept', () => {
    expect(compileTemplates().problems).toEqual([]);
    expect(wxmlToJs(buildDir)).toContain('$gwx');
  });

  it('has style sheets that WeChat’s compiler accepts', () => {
    const compiled = wxssToJs(buildDir);
    expect(compiled).not.toContain('错误');
    for (const path of filesEndingWith('.wxss')) expect(compiled).toContain(path);
  });

  it.each(filesEndingWith('.js'))('%s is ES5, for old phones', (path) => {
    expect(() => parse(readBuilt(path), { ecmaVersion: 5 })).not.toThrow();
  });
});

import { toSafeHtml } from './markdown';

it('links to https addresses, in a new tab that knows nothing of this one', () => {
  for (const text of ['[说明](https://example.edu.cn/a?b=1)', 'https://example.edu.cn/a?b=1'])
    expect(toSafeHtml(text)).toContain(
      '<a href="https://example.edu.cn/a?b=1" rel="noopener noreferrer nofollow" target="_blank">',
    );
});

it.each([
  '[说明](http://example.edu.cn)',
  '[说明](//example.edu.cn)',
  '[说明](/api/session/cas)',
  '[说明](javascript:alert(1))',
  '[说明](data:text/html,x)',
  '[说明](weixin://dl/business)',
  '[说明](mailto:a@example.edu.cn)',
  'http://example.edu.cn',
  'someone@example.edu.cn',
  'example.edu.cn',
])('keeps only the text of any other link: %s', (text) => {
  const html = toSafeHtml(text);
  expect(html).not.toMatch(/<a|href/);
  expect(html.replace(/<[^>]*>/g, '').trim()).not.toBe('');
});

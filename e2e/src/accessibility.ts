import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The short form of axe's source: half of the long one, and read by the browser in half the time. */
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.1 AA. Of 2.2 the size of targets is measured below: axe counts what a fixed bar covers as missing. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** What is right needs no description, and `preload` serves rules about media alone, of which there is none: both cost much. */
const options = { runOnly: rules, resultTypes: ['violations'], preload: false };

/** What is wrong with the page one sees, as `rule: where`. Evaluated, not injected: the page keeps its CSP. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  return [...found, ...(await tooSmall(page)), ...(await tooWide(page))];
}

/** A thumb needs 44 points; what a `::before` adds around a target counts, for it takes the tap. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.taro_page .yh-tap--on')).flatMap((target) => {
      const box = target.getBoundingClientRect();
      const around = getComputedStyle(target, '::before');
      const beyond = (side: string) => Math.max(0, -Number.parseFloat(around.getPropertyValue(side)) || 0);
      const width = box.width + beyond('left') + beyond('right');
      const height = box.height + beyond('top') + beyond('bottom');
      const isHidden = box.width === 0 && box.height === 0;
      return isHidden || (height >= 44 && width >= 44) ? [] : [`small (${width} × ${height}): ${target.textContent}`];
    }),
  );

/** Somebody would have to scroll sideways. */
const tooWide = (page: Page) =>
  page.evaluate(() => (document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : []));

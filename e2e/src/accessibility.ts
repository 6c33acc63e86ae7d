import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The minified build of axe: half the size, and parsed in half the time. */
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.1 AA. The target size of WCAG 2.2 is measured below, because axe reports what a fixed bar covers as missing. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Passed rules are not described, and `preload` is off because it serves media rules only: both take much time. */
const options = { runOnly: rules, resultTypes: ['violations'], preload: false };

/**
 * The accessibility problems of the visible page, as `rule: selector`. axe is evaluated and not injected as a script element, so
 * the page keeps its content security policy.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  return [...found, ...(await smallTargets(page)), ...(await horizontalOverflow(page))];
}

/** Touch targets under 44 × 44 px. The area that a `::before` adds around a target counts, because it takes the tap. */
const smallTargets = (page: Page) =>
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

/** Pages that have to be scrolled sideways. */
const horizontalOverflow = (page: Page) =>
  page.evaluate(() => (document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : []));

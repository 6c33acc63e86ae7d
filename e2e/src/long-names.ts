import type { Page } from 'playwright-core';

const suffix = '与远航大学联合培养双学位暨暑期语言强化项目';
/** Properties of the API's answers that hold names of people, schools, programmes and files. */
const names = /"(name|programmeName|institution|fileName)":"([^"]+)"/g;

/** Makes every name in the server's answers longer than thirty characters. */
export const lengthenNames = (page: Page) =>
  page.route('**/api/**', async (route) => {
    const answer = await route.fetch();
    const type = answer.headers()['content-type'] ?? '';
    if (!type.includes('json')) return route.fulfill({ response: answer });
    const body = (await answer.text()).replace(names, (_, key, value) => `"${key}":"${value}${suffix}"`);
    return route.fulfill({ response: answer, body });
  });

import type { Page } from 'playwright-core';

const tail = '与远航大学联合培养双学位暨暑期语言强化项目';
/** Whatever people, schools, programmes and their files are called. */
const names = /"(name|programmeName|institution|fileName)":"([^"]+)"/g;

/** Whatever has a name in an answer of the server is called something of thirty characters and more. */
export const withLongNames = (page: Page) =>
  page.route('**/api/**', async (route) => {
    const answer = await route.fetch();
    const type = answer.headers()['content-type'] ?? '';
    if (!type.includes('json')) return route.fulfill({ response: answer });
    const body = (await answer.text()).replace(names, (_, key, value) => `"${key}":"${value}${tail}"`);
    return route.fulfill({ response: answer, body });
  });

import { refused, serving, student } from './answers';
import { allPages } from './host/build';
import { launch } from './host/mini-program';
import { until } from './host/until';

const params = '?id=record-00001&programmeId=record-00001&applicationId=record-00001&kind=dispatch_confirmation';
/** Shows WeChat's web-view, which has no text. */
const wordless = ['pages/handover/index'];
const spoken = allPages.filter((path) => !wordless.includes(path));

const situations = [
  ['a student', serving(student)],
  ['nobody signed in', () => refused(401, 'not_signed_in', '请先登录')],
  ['no network', () => null],
] as const;

describe.each(situations)('every page, for %s', (_, server) => {
  it.each(spoken)('%s opens, shows text and logs no error', async (path) => {
    const program = launch(server);
    program.open(`/${path}${params}`);
    const page = program.page();
    await until(
      () => page.text().length > 1,
      () => `${path} says nothing\n${program.errors.join('\n')}`,
    );
    expect(program.errors).toEqual([]);
    expect(program.largestSetData()).toBeGreaterThan(0);
    expect(program.largestSetData()).toBeLessThan(64_000);
  });
});

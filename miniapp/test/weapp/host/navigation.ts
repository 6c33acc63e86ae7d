import { allPages, tabPages } from './build';
import type { PageView } from './page-view';

interface Options {
  readonly url?: string;
  readonly delta?: number;
  readonly success?: (result: object) => void;
  readonly fail?: (result: object) => void;
  readonly complete?: (result: object) => void;
}

/** WeChat's page stack: opens, hides and unloads pages. */
export function navigationOf(stack: PageView[], create: (path: string, url: string) => PageView, document: Document) {
  const top = (): PageView => {
    const view = stack[stack.length - 1];
    if (!view) throw new Error('no page is open');
    return view;
  };
  const push = (url: string) => {
    const path = (url.split('?')[0] ?? '').replace(/^\//, '');
    if (!allPages.includes(path)) throw new Error(`no such page: ${path}`);
    const view = create(path, url);
    stack.push(view);
    view.enter(document);
  };
  const pop = () => stack.pop()?.leave();
  const clear = () => {
    while (stack.length > 0) pop();
  };
  const reLaunch = (url: string) => {
    clear();
    push(url);
  };
  const back = (delta = 1) => {
    for (let n = 0; n < delta && stack.length > 1; n += 1) pop();
    top().show();
  };
  const isTab = (url: string) => tabPages.includes((url.split('?')[0] ?? '').replace(/^\//, ''));

  /** Navigation calls back asynchronously, and fails where WeChat fails. */
  const answering = (name: string, go: (options: Options) => void) => (options: Options) => {
    setTimeout(() => {
      try {
        go(options);
        options.success?.({ errMsg: `${name}:ok` });
        options.complete?.({ errMsg: `${name}:ok` });
      } catch (error) {
        const failed = { errMsg: `${name}:fail ${String(error)}` };
        options.fail?.(failed);
        options.complete?.(failed);
      }
    }, 0);
  };
  const refuse = (wrong: boolean, words: string) => {
    if (wrong) throw new Error(words);
  };
  const wx = {
    navigateTo: answering('navigateTo', ({ url = '' }) => {
      refuse(isTab(url), 'can not navigateTo a tabbar page');
      refuse(stack.length >= 10, 'webview count limit exceed');
      top().hide();
      push(url);
    }),
    redirectTo: answering('redirectTo', ({ url = '' }) => {
      refuse(isTab(url), 'can not redirectTo a tabbar page');
      pop();
      push(url);
    }),
    switchTab: answering('switchTab', ({ url = '' }) => {
      refuse(!isTab(url), 'can not switch to no-tabBar page');
      reLaunch(url);
    }),
    reLaunch: answering('reLaunch', ({ url = '' }) => reLaunch(url)),
    navigateBack: answering('navigateBack', ({ delta }) => back(delta)),
  };
  return { wx, top, reLaunch, back };
}

import { MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter';
import { JSDOM } from 'jsdom';
import { allPages } from './build';
import { navigationOf } from './navigation';
import { PageView } from './page-view';
import { createSandbox } from './sandbox';
import { addTemplates } from './templates';
import { createPhone, createWx, type Phone, type Server } from './wx';

export interface MiniProgram {
  readonly phone: Phone;
  /** The page on top. */
  readonly page: () => PageView;
  /** Paths of the pages open now, oldest first. */
  readonly stack: () => readonly string[];
  readonly open: (url: string) => void;
  readonly back: () => void;
  /** The largest setData so far, in bytes of JSON. */
  readonly largestSetData: () => number;
  /** The errors logged by the code. */
  readonly errors: readonly unknown[];
}

/** Starts the built mini program without pages; call `open` for the first one. */
export function launch(server: Server, stored: Readonly<Record<string, unknown>> = {}): MiniProgram {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  Object.assign(globalThis, { window, document: window.document });
  const env = new MiniProgramEnv();
  const codeSpace = env.createCodeSpace('app', true);
  const backend = env.associateBackend();
  addTemplates(codeSpace);

  const phone = createPhone(server);
  for (const [key, value] of Object.entries(stored)) phone.storage.set(key, value);
  const wx = createWx(phone);
  const errors: unknown[] = [];
  let app: Record<string, unknown> = {};
  const stack: PageView[] = [];
  const register = (definition: Record<string, unknown>) => {
    app = definition;
  };
  const sandbox = createSandbox({
    wx,
    App: register,
    getApp: () => app,
    getCurrentPages: () => stack.map((view) => view.instance),
    console: { ...console, error: (...words: unknown[]) => errors.push(words) },
  });
  let largest = 0;
  const create = (path: string, url: string): PageView => {
    const root: Root = backend.createRoot('body', codeSpace, path);
    return new PageView(root, path, url, (bytes) => {
      largest = Math.max(largest, bytes);
    });
  };
  const navigation = navigationOf(stack, create, window.document);
  Object.assign(wx, navigation.wx);

  sandbox.require('app.js');
  for (const path of ['comp', ...allPages]) {
    codeSpace.globalComponentEnv(sandbox.globals, path, () => sandbox.require(`${path}.js`));
  }
  (app.onLaunch as (options: object) => void)({ path: 'pages/home/index', query: {} });

  return {
    phone,
    page: navigation.top,
    stack: () => stack.map(({ path }) => path),
    open: (url) => navigation.reLaunch(url),
    back: () => navigation.back(),
    largestSetData: () => largest,
    errors,
  };
}

import { posix } from 'node:path';
import { readBuilt } from './build';

/** The JavaScript globals inside WeChat on an old Android phone: no `Intl`, no browser API, no Node API. */
const language = {
  Array,
  ArrayBuffer,
  Boolean,
  DataView,
  Date,
  Error,
  EvalError,
  Float32Array,
  Float64Array,
  Function,
  Infinity,
  Int8Array,
  Int16Array,
  Int32Array,
  JSON,
  Map,
  Math,
  NaN,
  Number,
  Object,
  Promise,
  Proxy,
  RangeError,
  ReferenceError,
  Reflect,
  RegExp,
  Set,
  String,
  Symbol,
  SyntaxError,
  TypeError,
  URIError,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
  WeakMap,
  WeakSet,
  clearInterval,
  clearTimeout,
  console,
  decodeURI,
  decodeURIComponent,
  encodeURI,
  encodeURIComponent,
  isFinite,
  isNaN,
  parseFloat,
  parseInt,
  // A page's clock runs as long as the page; it must not keep the test process alive.
  setInterval: (work: () => void, milliseconds?: number) => setInterval(work, milliseconds).unref(),
  setTimeout,
  undefined,
};

export interface Sandbox {
  /** Loads a file of the build once, as WeChat's `require` does. */
  readonly require: (path: string) => unknown;
  /** The global object that the code sees. */
  readonly globals: Record<string, unknown>;
}

/** A global scope with only the language's globals and `given`; any other name is undefined. */
export function createSandbox(given: Record<string, unknown>): Sandbox {
  const globals: Record<string, unknown> = { ...language, ...given };
  const scope = new Proxy(globals, { has: () => true, get: (target, key) => Reflect.get(target, key) });
  const loaded = new Map<string, { exports: unknown }>();

  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(path, module);
    const near = (to: string) => load(posix.join(posix.dirname(path), to.endsWith('.js') ? to : `${to}.js`));
    // `with` resolves every free name of the code in our scope, never in Node's.
    const run = new Function(
      'scope',
      `with (scope) { return function (require, module, exports) { ${readBuilt(path)}\n } }`,
    );
    run(scope).call(undefined, near, module, module.exports);
    return module.exports;
  };
  return { require: load, globals };
}

/** A request as the mini program sent it. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body: unknown;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}
/** Returns null for no network. A real server answers asynchronously. */
export type Server = (request: SentRequest) => Answer | null | Promise<Answer | null>;

interface Callbacks {
  readonly success?: (result: unknown) => void;
  readonly fail?: (result: unknown) => void;
  readonly complete?: (result: unknown) => void;
}
type Options = Callbacks & Readonly<Record<string, unknown>>;

/** The state that a test sets up and inspects. */
export interface Phone {
  server: Server;
  readonly requests: SentRequest[];
  readonly storage: Map<string, unknown>;
  /** The downloaded files, as text. */
  readonly files: Map<string, string>;
  readonly toasts: string[];
  /** Calls of the `wx` functions that need no answer. */
  readonly calls: { readonly name: string; readonly options: unknown }[];
  /** The user's next choice in a modal, an action sheet or a file chooser. */
  confirms: boolean;
  tapIndex: number;
  chosenFile: { readonly name: string; readonly size: number; readonly path: string; readonly bytes: Buffer } | null;
  loginCode: string;
  fontSize: number;
  /** The program's privacy listener; a test calls it as WeChat does before a private call. */
  asksForPrivacy: ((resolve: (answer: { event: string; buttonId?: string }) => void) => void) | null;
}

const downloaded = 'wxfile://downloaded';

const settle = (options: Options, result: Record<string, unknown> | null, errMsg: string): void => {
  setTimeout(() => {
    if (result === null) options.fail?.({ errMsg });
    else options.success?.({ errMsg, ...result });
    options.complete?.({ errMsg });
  }, 0);
};

export const createPhone = (server: Server): Phone => ({
  server,
  requests: [],
  storage: new Map(),
  files: new Map(),
  toasts: [],
  calls: [],
  confirms: true,
  tapIndex: 0,
  chosenFile: null,
  loginCode: 'wx-login-code',
  fontSize: 16,
  asksForPrivacy: null,
});

/** The parts of `wx` that the mini program uses, on one phone. The host adds navigation. */
export function createWx(phone: Phone): Record<string, unknown> {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const noted =
    (name: string, result: Record<string, unknown> | null = {}) =>
    (options: Options = {}) => {
      phone.calls.push({ name, options });
      settle(options, result, result === null ? `${name}:fail` : `${name}:ok`);
    };
  return {
    ...storageOf(phone),
    ...filesOf(phone),
    request(options: Options) {
      const sent = parseRequest(options);
      phone.requests.push(sent);
      void Promise.resolve(phone.server(sent)).then((answer) => {
        const result = answer === null ? null : { statusCode: answer.status, data: answer.body, header: {} };
        settle(options, result, result === null ? 'request:fail' : 'request:ok');
      });
      return { abort: () => undefined };
    },
    login: (options: Options) => settle(options, { code: phone.loginCode }, 'login:ok'),
    showToast(options: Options) {
      phone.toasts.push(text(options.title));
      settle(options, {}, 'showToast:ok');
    },
    showModal(options: Options) {
      phone.calls.push({ name: 'showModal', options });
      settle(options, { confirm: phone.confirms, cancel: !phone.confirms }, 'showModal:ok');
    },
    showActionSheet: (options: Options) => settle(options, { tapIndex: phone.tapIndex }, 'showActionSheet:ok'),
    setNavigationBarTitle: noted('setNavigationBarTitle'),
    stopPullDownRefresh: noted('stopPullDownRefresh'),
    pageScrollTo: noted('pageScrollTo'),
    setTabBarBadge: noted('setTabBarBadge'),
    removeTabBarBadge: noted('removeTabBarBadge'),
    getLocation: noted('getLocation', null),
    setClipboardData: noted('setClipboardData'),
    makePhoneCall: noted('makePhoneCall'),
    requestSubscribeMessage: noted('requestSubscribeMessage'),
    vibrateShort: noted('vibrateShort'),
    openPrivacyContract: noted('openPrivacyContract'),
    shareFileMessage: noted('shareFileMessage'),
    onNeedPrivacyAuthorization(listener: NonNullable<Phone['asksForPrivacy']>) {
      phone.asksForPrivacy = listener;
    },
    getAppBaseInfo: () => ({ fontSizeSetting: phone.fontSize, SDKVersion: '3.0.0', theme: 'light' }),
    getSystemInfoSync: () => ({ SDKVersion: '3.0.0', platform: 'android', windowWidth: 375 }),
    getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667 }),
    getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {} }),
    getEnterOptionsSync: () => ({ path: 'pages/home/index', query: {} }),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    canIUse: () => true,
    nextTick: (callback: () => void) => setTimeout(callback, 0),
    createSelectorQuery: () => emptyQuery(),
    // Every text fits the screen of this phone.
    createIntersectionObserver: () => ({
      relativeToViewport() {
        return this;
      },
      observe: (_: string, seen: (entry: { intersectionRatio: number }) => void) => seen({ intersectionRatio: 1 }),
      disconnect: () => undefined,
    }),
  };
}

function storageOf({ storage }: Phone) {
  return {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),
  };
}

function filesOf(phone: Phone) {
  return {
    chooseMessageFile(options: Options) {
      settle(options, phone.chosenFile && { tempFiles: [phone.chosenFile] }, 'chooseMessageFile:fail cancel');
    },
    chooseMedia(options: Options) {
      const photo = phone.chosenFile && { tempFilePath: phone.chosenFile.path, size: phone.chosenFile.size };
      settle(options, photo && { tempFiles: [photo] }, 'chooseMedia:fail cancel');
    },
    compressImage(options: Options) {
      const width = Number(options.compressedWidth);
      settle(options, { tempFilePath: `wxfile://width-${width}` }, 'compressImage:ok');
    },
    getImageInfo: (options: Options) => settle(options, { orientation: 'up' }, 'getImageInfo:ok'),
    uploadFile(options: Options) {
      const sent = { ...parseRequest(options), method: 'POST', body: formOf(options, phone.chosenFile) };
      phone.requests.push(sent);
      void Promise.resolve(phone.server(sent)).then((answer) => {
        const result = answer === null ? null : { statusCode: answer.status, data: '' };
        settle(options, result, result === null ? 'uploadFile:fail' : 'uploadFile:ok');
      });
      return {
        onProgressUpdate: (tell: (event: { progress: number }) => void) => tell({ progress: 50 }),
        abort: () => undefined,
      };
    },
    downloadFile(options: Options) {
      const sent = parseRequest(options);
      phone.requests.push(sent);
      void Promise.resolve(phone.server(sent)).then((answer) => {
        if (answer === null) return settle(options, null, 'downloadFile:fail');
        // WeChat saves every response, including an error.
        phone.files.set(downloaded, JSON.stringify(answer.body));
        settle(options, { statusCode: answer.status, tempFilePath: downloaded }, 'downloadFile:ok');
      });
    },
    getFileSystemManager: () => ({
      // A kilobyte for each pixel of the width.
      getFileInfo: (options: Options) =>
        settle(options, { size: Number(String(options.filePath).split('-').at(-1)) * 1024 }, 'getFileInfo:ok'),
      writeFile(options: Options) {
        if (phone.chosenFile && options.data instanceof ArrayBuffer)
          phone.chosenFile = { ...phone.chosenFile, bytes: Buffer.from(options.data) };
        settle(options, {}, 'writeFile:ok');
      },
      readFile(options: Options) {
        if (String(options.filePath).startsWith('wxfile://width') && phone.chosenFile)
          return settle(options, { data: new Uint8Array(phone.chosenFile.bytes).buffer }, 'readFile:ok');
        const data = phone.files.get(String(options.filePath));
        settle(options, data === undefined ? null : { data }, `readFile:${data === undefined ? 'fail' : 'ok'}`);
      },
    }),
    openDocument(options: Options) {
      phone.calls.push({ name: 'openDocument', options });
      settle(options, {}, 'openDocument:ok');
    },
    previewImage(options: Options) {
      phone.calls.push({ name: 'previewImage', options });
      settle(options, {}, 'previewImage:ok');
    },
  };
}

/** Multipart form as WeChat posts it: the fields first, the file last. */
function formOf({ formData, name }: Options, file: Phone['chosenFile']): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(formData ?? {})) form.append(key, String(value));
  if (file) form.append(String(name), new Blob([new Uint8Array(file.bytes)]), file.name);
  return form;
}

function parseRequest(options: Options): SentRequest {
  const url = new URL(String(options.url), 'https://api.invalid');
  return {
    method: String(options.method ?? 'GET'),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    header: (options.header ?? {}) as Record<string, string>,
    body: options.data,
  };
}

/** Returns no measurements, because the host has no layout. */
function emptyQuery() {
  const query = {
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    in: () => query,
    boundingClientRect: () => query,
    scrollOffset: () => query,
    fields: () => query,
    exec: (done?: (results: unknown[]) => void) => setTimeout(() => done?.([]), 0),
  };
  return query;
}

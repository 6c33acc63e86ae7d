import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { postFile } from '../../../test/factories/attachments';
import { type OssStandIn, ossAccount, startOss } from '../../../test/oss-stand-in';
import { SetClock } from '../clock';
import { createSigner } from '../crypto';
import { diskStorage } from './disk';
import { ossStorage } from './oss';
import { contentDisposition, type Storage, StorageFailed, type UploadTicket } from './storage';

const minute = 60_000;
const soon = () => new Date(Date.now() + 5 * minute);
const longAgo = () => new Date(Date.now() - minute);
const bytes = Buffer.from('%PDF-1.7 内容');
const uploadOf = (key: string) => ({ key, maxBytes: 100, contentType: 'application/pdf', expires: soon() });
const readOf = (key: string) => ({
  key,
  fileName: '成绩单 (终).pdf',
  contentType: 'application/pdf',
  disposition: 'attachment' as const,
  expires: soon(),
});

interface Place {
  readonly storage: Storage;
  /** Whether the store accepted a post. */
  post(ticket: UploadTicket, content: Buffer): Promise<boolean>;
  /** The content of a link; null when there is none. */
  follow(link: string): Promise<string | null>;
  readonly stop: () => Promise<void>;
}

function disk(): Place & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-files-'));
  const signer = createSigner('a secret of at least 32 characters');
  const storage = diskStorage(folder, signer, new SetClock(new Date(), () => new Date()));
  return {
    folder,
    storage,
    post: ({ fields }, content) =>
      storage.receive(fields.ticket ?? '', Readable.from([content])).then(
        () => true,
        () => false,
      ),
    async follow(link) {
      const file = await storage.open(link.replace('/api/files/', ''));
      return file && text(file.stream);
    },
    stop: async () => rmSync(folder, { recursive: true }),
  };
}

async function oss(): Promise<Place> {
  const server = await startOss();
  return {
    storage: ossStorage({ ...ossAccount, endpoint: server.endpoint, region: undefined }),
    post: async (ticket, content) => (await postFile(server.endpoint, ticket, content)).ok,
    async follow(link) {
      const answer = await fetch(link);
      return answer.ok ? answer.text() : null;
    },
    stop: () => server.stop(),
  };
}

describe.each([
  ['disk', async () => disk()],
  ['oss', oss],
])('bytes on %s', (_, start: () => Promise<Place>) => {
  let place: Place;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.stop());

  it('are read back unchanged, until they are removed', async () => {
    const { storage } = place;
    await storage.put('files/a1', bytes, 'application/pdf');
    expect(await storage.size('files/a1')).toBe(bytes.length);
    expect(await storage.read('files/a1')).toEqual(bytes);
    await storage.remove('files/a1');
    await storage.remove('files/a1');
    expect(await storage.size('files/a1')).toBeNull();
    await expect(storage.read('files/a1')).rejects.toThrow();
  });

  it('are accepted by a ticket, only for its key, size and time', async () => {
    const { storage, post } = place;
    const ticket = await storage.createUpload(uploadOf('incoming/b1'));
    expect(await post(ticket, Buffer.alloc(101))).toBe(false);
    expect(await storage.size('incoming/b1')).toBeNull();
    expect(await post(ticket, bytes)).toBe(true);
    expect(await storage.read('incoming/b1')).toEqual(bytes);
    expect(await post(await storage.createUpload({ ...uploadOf('incoming/b2'), expires: longAgo() }), bytes)).toBe(
      false,
    );
    const forged = Object.fromEntries(
      Object.entries(ticket.fields).map(([name, value]) => [name, value.replace(/.$/, 'x')]),
    );
    expect(await post({ ...ticket, fields: forged }, bytes)).toBe(false);
  });

  it('are served by a link, under their name, until it expires', async () => {
    const { storage, follow } = place;
    await storage.put('files/c1', bytes, 'application/pdf');
    const link = await storage.createReadLink(readOf('files/c1'));
    expect(await follow(link)).toBe(bytes.toString());
    expect(await follow(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBeNull();
    expect(await follow(await storage.createReadLink(readOf('files/none')))).toBeNull();
  });
});

describe('on disk', () => {
  let place: ReturnType<typeof disk>;
  beforeEach(() => {
    place = disk();
  });
  afterEach(() => place.stop());

  it('nothing is written or read outside the folder', async () => {
    for (const key of ['../x', '/etc/passwd', 'a/../../x', 'a//b', '.hidden', 'a\0', '']) {
      await expect(place.storage.put(key, bytes, 'application/pdf')).rejects.toThrow();
    }
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('are sent and read at whatever address the server is open at', async () => {
    expect((await place.storage.createUpload(uploadOf('incoming/c1'))).url).toBe('/api/uploads');
    expect(await place.storage.createReadLink(readOf('files/c1'))).toMatch(/^\/api\/files\//);
  });

  it('an interrupted upload leaves nothing', async () => {
    const ticket = await place.storage.createUpload(uploadOf('incoming/d1'));
    const breaking = Readable.from(
      (function* () {
        yield bytes;
        throw new Error('the wire was cut');
      })(),
    );
    const signer = createSigner('a secret of at least 32 characters');
    const storage = diskStorage(place.folder, signer, new SetClock(new Date()));
    await expect(storage.receive(ticket.fields.ticket ?? '', breaking)).rejects.toThrow('the wire was cut');
    expect(readdirSync(place.folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile())).toEqual([]);
  });

  it("removes the remains of a killed server's upload, but not a running upload", async () => {
    await place.storage.put('files/t1', bytes, 'application/pdf');
    const arriving = join(place.folder, '.unfinished', 'half.part');
    writeFileSync(arriving, bytes);
    await place.storage.tidy(longAgo());
    expect(existsSync(arriving)).toBe(true);
    await place.storage.tidy(soon());
    expect(existsSync(arriving)).toBe(false);
    expect(await place.storage.read('files/t1')).toEqual(bytes);
  });

  it('an expired link returns nothing', async () => {
    await place.storage.put('files/e1', bytes, 'application/pdf');
    expect(
      await place.follow(await place.storage.createReadLink({ ...readOf('files/e1'), expires: longAgo() })),
    ).toBeNull();
  });
});

it('on OSS a link never lives longer than five minutes', async () => {
  const storage = ossStorage({ ...ossAccount, endpoint: 'https://oss-cn-beijing.aliyuncs.com', region: undefined });
  const link = new URL(
    await storage.createReadLink({ ...readOf('files/f1'), expires: new Date(Date.now() + 60 * minute) }),
  );
  expect(Number(link.searchParams.get('Expires')) * 1000).toBeLessThanOrEqual(Date.now() + 5 * minute + 1000);
});

describe('on OSS', () => {
  let server: OssStandIn;
  beforeAll(async () => {
    server = await startOss();
  });
  afterAll(() => server.stop());

  const everything = (storage: Storage) => [
    () => storage.size('files/g1'),
    () => storage.read('files/g1'),
    () => storage.put('files/g1', bytes, 'application/pdf'),
    () => storage.remove('files/g1'),
  ];

  it('reports refused credentials as a failure of the store, not as an error of the caller', async () => {
    const account = { ...ossAccount, accessKeySecret: 'another' };
    const storage = ossStorage({ ...account, endpoint: server.endpoint, region: undefined });
    for (const ask of everything(storage)) await expect(ask()).rejects.toThrow(StorageFailed);
  });

  it('times out when a store accepts every request and never answers', async () => {
    const hanging = createServer(() => undefined);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const address = hanging.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const storage = ossStorage({ ...ossAccount, endpoint: `http://oss.localhost:${port}`, region: undefined }, 50);
    for (const ask of everything(storage)) await expect(ask()).rejects.toThrow(StorageFailed);
    hanging.closeAllConnections();
    await new Promise((resolve) => hanging.close(resolve));
  });
});

it('encodes any name safely in a header', () => {
  for (const name of ['成绩单 (终).pdf', 'a"b\r\nSet-Cookie: x=1.pdf', "o'neil*.pdf", '\ud800.pdf', '']) {
    const header = contentDisposition('attachment', name);
    expect(header).toMatch(/^attachment; filename="[A-Za-z0-9._-]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/);
  }
});

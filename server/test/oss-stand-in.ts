import { createHmac } from 'node:crypto';
import dns from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { equalInConstantTime } from '../src/platform/crypto';
import { parseForm, policyRefusal } from './oss-post-policy';

export const ossAccount = { bucket: 'yuanhang-test', accessKeyId: 'test-key-id', accessKeySecret: 'test-key-secret' };

export interface OssStandIn {
  readonly endpoint: string;
  readonly objects: Map<string, { bytes: Buffer; contentType: string }>;
  /** Answers every request with 503 while this is set. */
  away: boolean;
  stop(): Promise<void>;
}

const sign = (content: string) => createHmac('sha1', ossAccount.accessKeySecret).update(content).digest('base64');
/** Query parameters that are part of the signature. */
const signedQuery = ['response-content-disposition', 'response-content-type'];

function resourceOf(url: URL): string {
  const signed = [...url.searchParams]
    .filter(([name]) => signedQuery.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const query = signed.map(([name, value]) => `${name}=${value}`).join('&');
  return `/${ossAccount.bucket}${decodeURIComponent(url.pathname)}${query === '' ? '' : `?${query}`}`;
}

/** OSS signature version 1, in the header or in the URL, as documented by Alibaba. */
function isSigned(request: IncomingMessage, url: URL): boolean {
  const given = url.searchParams;
  const expires = given.get('Expires');
  const headers = Object.entries(request.headers)
    .filter(([name]) => name.startsWith('x-oss-'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const content = [
    request.method,
    request.headers['content-md5'] ?? '',
    request.headers['content-type'] ?? '',
    expires ?? request.headers['x-oss-date'] ?? request.headers.date ?? '',
    ...headers.map(([name, value]) => `${name}:${value}`),
    resourceOf(url),
  ].join('\n');
  if (expires === null)
    return equalInConstantTime(request.headers.authorization ?? '', `OSS ${ossAccount.accessKeyId}:${sign(content)}`);
  if (Number(expires) * 1000 < Date.now()) return false;
  return (
    given.get('OSSAccessKeyId') === ossAccount.accessKeyId &&
    equalInConstantTime(given.get('Signature') ?? '', sign(content))
  );
}

/** An object store in this process that checks signatures and post policies like the real one. */
export async function startOss(): Promise<OssStandIn> {
  const objects: OssStandIn['objects'] = new Map();
  const restore = resolveLocalhostNames();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => end(response, 500));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (standIn.away) return end(response, 503);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (request.method === 'POST') return receivePost(request, response);
    if (!isSigned(request, url)) {
      await text(request);
      return end(response, 403);
    }
    const key = decodeURIComponent(url.pathname.slice(1));
    if (request.method === 'PUT')
      objects.set(key, { bytes: await buffer(request), contentType: String(request.headers['content-type']) });
    if (request.method === 'DELETE') objects.delete(key);
    const object = objects.get(key);
    if (request.method === 'DELETE') return end(response, 204);
    if (!object) return end(response, 404);
    response.setHeader('content-type', url.searchParams.get('response-content-type') ?? object.contentType);
    const disposition = url.searchParams.get('response-content-disposition');
    if (disposition) response.setHeader('content-disposition', disposition);
    response.setHeader('content-length', request.method === 'PUT' ? 0 : object.bytes.length);
    response.end(request.method === 'GET' ? object.bytes : undefined);
  }

  async function receivePost(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { fields, file } = await parseForm(request);
    const signed = equalInConstantTime(fields.Signature ?? '', sign(fields.policy ?? ''));
    if (!signed || policyRefusal(fields, file.length) !== null) return end(response, 403);
    objects.set(fields.key ?? '', { bytes: file, contentType: fields['content-type'] ?? '' });
    end(response, Number(fields.success_action_status ?? 204));
  }

  const port = await listening(server);
  const standIn: OssStandIn = {
    endpoint: `http://oss.localhost:${port}`,
    objects,
    away: false,
    async stop() {
      restore();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

/**
 * `*.localhost` is this machine (RFC 6761), but not every resolver supports it; the client puts the bucket before the
 * host.
 */
function resolveLocalhostNames(): () => void {
  const real = dns.lookup;
  const lookup = (host: string, ...rest: unknown[]) =>
    Reflect.apply(real, dns, [host.endsWith('.localhost') ? '127.0.0.1' : host, ...rest]);
  Object.assign(dns, { lookup });
  return () => Object.assign(dns, { lookup: real });
}

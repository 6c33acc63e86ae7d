import OSS from 'ali-oss';
import { contentDisposition, type Storage, StorageFailed } from './storage';

export interface OssSettings {
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** Errors of the library carry the status of OSS, which would otherwise be reported as an error of the caller. */
const storeFault = (error: unknown): never => {
  throw new StorageFailed(`OSS: ${error instanceof Error ? error.name : typeof error}`, { cause: error });
};
const isMissing = (error: unknown) => error instanceof Error && 'status' in error && error.status === 404;

/** Alibaba OSS: clients post directly to it with a policy that binds key, size, type and expiry. */
export function ossStorage(settings: OssSettings, timeoutMilliseconds = 8000): Storage {
  const { endpoint, region, ...account } = settings;
  const client = new OSS({
    ...account,
    ...(endpoint ? { endpoint } : {}),
    ...(region ? { region } : {}),
    secure: !endpoint?.startsWith('http://'),
    timeout: timeoutMilliseconds,
  });
  const bucketUrl = new URL(client.generateObjectUrl('x')).origin;

  return {
    origin: bucketUrl,
    async createUpload({ key, maxBytes, contentType, expires }) {
      const policy = {
        expiration: expires.toISOString(),
        conditions: [
          { bucket: settings.bucket },
          ['eq', '$key', key],
          ['eq', '$content-type', contentType],
          ['content-length-range', 1, maxBytes],
        ],
      };
      const signed = client.calculatePostSignature(policy);
      return {
        url: bucketUrl,
        fields: {
          key,
          'content-type': contentType,
          OSSAccessKeyId: signed.OSSAccessKeyId,
          policy: signed.policy,
          Signature: signed.Signature,
          success_action_status: '204',
        },
        fileField: 'file',
      };
    },
    async createReadLink({ key, fileName, contentType, disposition, expires }) {
      const seconds = Math.max(1, Math.floor((expires.getTime() - Date.now()) / 1000));
      return client.signatureUrl(key, {
        expires: Math.min(seconds, 300),
        response: { 'content-disposition': contentDisposition(disposition, fileName), 'content-type': contentType },
      });
    },
    async size(key) {
      try {
        const { res } = await client.head(key);
        const headers: Record<string, unknown> = { ...res.headers };
        return Number(headers['content-length']);
      } catch (error) {
        if (isMissing(error)) return null;
        return storeFault(error);
      }
    },
    async read(key) {
      const { content } = await client.get(key).catch(storeFault);
      return content;
    },
    async put(key, bytes, contentType) {
      await client.put(key, bytes, { mime: contentType }).catch(storeFault);
    },
    probe: async () => undefined,
    // An interrupted upload never becomes an object.
    tidy: async () => undefined,
    async remove(key) {
      await client.delete(key).catch(storeFault);
    },
  };
}

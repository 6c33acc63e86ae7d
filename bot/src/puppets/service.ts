import { PuppetService } from 'wechaty-puppet-service';
import type { ChatAccount } from '../chat-account';
import { createWechatyAccount } from './wechaty-account';

export interface ServiceOptions {
  readonly token: string;
  /** `host:port`, with TLS; `http://host:port` without, for a private network. Left out: looked up by the token. */
  readonly endpoint?: string;
  readonly onError: (error: unknown) => void;
}

const withoutTls = 'http://';

/** A puppet service, by gRPC: the account lives elsewhere. */
export function createServicePuppet({ token, endpoint, onError }: ServiceOptions): ChatAccount {
  const puppet = new PuppetService({
    token,
    ...(endpoint ? { endpoint: endpoint.replace(withoutTls, '') } : {}),
    tls: { disable: endpoint?.startsWith(withoutTls) ?? false },
  });
  return createWechatyAccount({ name: 'service', puppet, onError });
}

import { PuppetService } from 'wechaty-puppet-service';
import type { ChatAccount } from '../chat-account';
import { createWechatyAccount } from './wechaty-account';

export interface ServicePuppetOptions {
  readonly token: string;
  /**
   * `host:port` for a connection with TLS; `http://host:port` without TLS, for a private network. Without an endpoint
   * Wechaty looks it up by the token.
   */
  readonly endpoint?: string;
  readonly onError: (error: unknown) => void;
}

const plaintextPrefix = 'http://';

/** A chat account that runs on a Wechaty puppet service, reached by gRPC. */
export function createServicePuppet({ token, endpoint, onError }: ServicePuppetOptions): ChatAccount {
  const puppet = new PuppetService({
    token,
    ...(endpoint ? { endpoint: endpoint.replace(plaintextPrefix, '') } : {}),
    tls: { disable: endpoint?.startsWith(plaintextPrefix) ?? false },
  });
  return createWechatyAccount({ name: 'service', puppet, onError });
}

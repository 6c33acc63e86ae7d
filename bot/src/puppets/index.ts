import type { BotConfig } from '@yuanhang/config';
import type { ChatAccount } from '../chat-account';
import type { LocalChat } from '../local/local-chat';
import { createLocalPuppet } from './local';
import { createServicePuppet } from './service';
import { createWechat4uPuppet } from './wechat4u';

type PuppetConfig = Pick<BotConfig, 'BOT_PUPPET' | 'BOT_PUPPET_TOKEN' | 'BOT_PUPPET_ENDPOINT' | 'DATA_DIR'>;

export interface PuppetOptions {
  /** Business time. */
  readonly now: () => Date;
  /** Receives errors of the puppet that belong to no call of the bot. */
  readonly onError: (error: unknown) => void;
}

export interface Puppet {
  readonly account: ChatAccount;
  /** The contacts played on the chat page; null for all puppets but `local`. */
  readonly chat: LocalChat | null;
}

/**
 * Creates the puppet named by `BOT_PUPPET`.
 * @throws Error with one line for the operator when a setting or a package is missing
 */
export async function createPuppet(config: PuppetConfig, { now, onError }: PuppetOptions): Promise<Puppet> {
  const { BOT_PUPPET_TOKEN: token, BOT_PUPPET_ENDPOINT: endpoint, DATA_DIR: dataDir } = config;
  switch (config.BOT_PUPPET) {
    case 'local':
      return createLocalPuppet({ dataDir, now, onError });
    case 'service':
      if (!token) throw new Error('BOT_PUPPET_TOKEN: BOT_PUPPET=service 需要令牌');
      return { account: createServicePuppet({ token, ...(endpoint ? { endpoint } : {}), onError }), chat: null };
    case 'wechat4u':
      return { account: await createWechat4uPuppet({ dataDir, onError }), chat: null };
  }
}

import type { Config } from '@yuanhang/config';
import type { ChatAccount } from '../chat-account';
import type { LocalChat } from '../local/local-chat';
import { createLocalPuppet } from './local';
import { createServicePuppet } from './service';
import { createWechat4uPuppet } from './wechat4u';

type Settings = Pick<Config, 'BOT_PUPPET' | 'BOT_PUPPET_TOKEN' | 'BOT_PUPPET_ENDPOINT' | 'DATA_DIR'>;

export interface ChosenPuppet {
  readonly account: ChatAccount;
  /** Only the local puppet has a page to chat on. */
  readonly chat: LocalChat | null;
}

/** The chat account that the configuration asks for. Throws one clear line when something for it is missing. */
export async function choosePuppet(
  config: Settings,
  { now, onError }: { now: () => Date; onError: (error: unknown) => void },
): Promise<ChosenPuppet> {
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

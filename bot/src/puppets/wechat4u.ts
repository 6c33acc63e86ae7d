import { join } from 'node:path';
import type { ChatAccount } from '../chat-account';
import { createWechatyAccount } from './wechaty-account';

export interface Wechat4uOptions {
  readonly dataDir: string;
  readonly onError: (error: unknown) => void;
}

/**
 * WeChat's web protocol: no service needed, but accounts do get blocked. Loaded only when asked for, because it
 * brings parsers that read what strangers write. Throws one clear line when it is not installed.
 */
export async function createWechat4uPuppet({ dataDir, onError }: Wechat4uOptions): Promise<ChatAccount> {
  const { PuppetWechat4u } = await import('wechaty-puppet-wechat4u').catch(() => {
    throw new Error('BOT_PUPPET=wechat4u: 请先安装 wechaty-puppet-wechat4u');
  });
  return createWechatyAccount({
    name: 'wechat4u',
    puppet: new PuppetWechat4u(),
    memoryFile: join(dataDir, 'wechat4u'),
    onError,
  });
}

import { join } from 'node:path';
import type { ChatAccount } from '../chat-account';
import { createWechatyAccount } from './wechaty-account';

export interface Wechat4uPuppetOptions {
  /** Folder for the session file. */
  readonly dataDir: string;
  readonly onError: (error: unknown) => void;
}

/**
 * A chat account on WeChat's web protocol. It needs no service, but WeChat blocks some accounts that use it. The package
 * is optional and loaded only here, because it brings XML parsers that read untrusted input.
 * @throws Error with one line for the operator when the package is not installed
 */
export async function createWechat4uPuppet({ dataDir, onError }: Wechat4uPuppetOptions): Promise<ChatAccount> {
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

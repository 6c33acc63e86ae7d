import { join } from 'node:path';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { ChatAccount } from '../chat-account';
import { createLocalChat, type LocalChat } from '../local/local-chat';
import { createWechatyAccount } from './wechaty-account';

export interface LocalOptions {
  readonly dataDir: string;
  /** Business time, for what is shown on the page. */
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** No WeChat at all: a real Wechaty on its mock puppet; whoever opens the chat page plays the people. */
export function createLocalPuppet({ dataDir, now, onError }: LocalOptions): { account: ChatAccount; chat: LocalChat } {
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const chat = createLocalChat({ mocker, file: join(dataDir, 'local-chat.json'), now });
  const account = createWechatyAccount({ name: 'local', puppet, onError });
  return {
    chat,
    account: {
      ...account,
      async start() {
        await account.start();
        mocker.login(chat.me);
      },
    },
  };
}

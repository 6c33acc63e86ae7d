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
  const account = createWechatyAccount({ name: 'local', puppet, onError });
  let changed = () => {};
  account.onLogin(() => changed());
  account.onLogout(() => changed());
  const change = () =>
    new Promise<void>((resolve) => {
      changed = resolve;
    });

  /** One after the other, each known to the bot before anything else happens: what is said belongs to one login. */
  let turn: Promise<void> = Promise.resolve();
  function logIn(me: mock.ContactMock): Promise<void> {
    turn = turn.then(async () => {
      if (puppet.isLoggedIn) await Promise.all([change(), puppet.logout()]);
      const known = change();
      mocker.login(me);
      await known;
    });
    return turn;
  }

  const chat = createLocalChat({ mocker, file: join(dataDir, 'local-chat.json'), now, logIn });
  return {
    chat,
    account: {
      ...account,
      async start() {
        await account.start();
        await chat.start();
      },
    },
  };
}

import { join } from 'node:path';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { ChatAccount } from '../chat-account';
import { createLocalChat, type LocalChat } from '../local/local-chat';
import { createWechatyAccount } from './wechaty-account';

export interface LocalPuppetOptions {
  /** Folder for `local-chat.json`. */
  readonly dataDir: string;
  /** Business time, for the messages on the chat page. */
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** A puppet without WeChat: Wechaty on its mock puppet, with contacts played on the chat page. */
export function createLocalPuppet({ dataDir, now, onError }: LocalPuppetOptions): {
  account: ChatAccount;
  chat: LocalChat;
} {
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const account = createWechatyAccount({ name: 'local', puppet, onError });
  let resolveLoginChange = () => {};
  account.onLogin(() => resolveLoginChange());
  account.onLogout(() => resolveLoginChange());
  /** Resolves at the next login or logout event. */
  const nextLoginChange = () =>
    new Promise<void>((resolve) => {
      resolveLoginChange = resolve;
    });

  /** Logins run one after the other and wait for their events, so that the bot assigns each message to the right login. */
  let previousLogin: Promise<void> = Promise.resolve();
  function logIn(contact: mock.ContactMock): Promise<void> {
    previousLogin = previousLogin.then(async () => {
      if (puppet.isLoggedIn) await Promise.all([nextLoginChange(), puppet.logout()]);
      const loggedIn = nextLoginChange();
      mocker.login(contact);
      await loggedIn;
    });
    return previousLogin;
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

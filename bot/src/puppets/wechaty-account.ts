import type { MessageKind } from '@yuanhang/contract';
import { type Message, WechatyBuilder, type WechatyOptions } from 'wechaty';
import { log, types } from 'wechaty-puppet';
import { type ChatAccount, type HeardMessage, UnknownContact } from '../chat-account';

type Puppet = Exclude<WechatyOptions['puppet'], string | undefined>;

export interface WechatyAccountOptions {
  /** How the server knows this puppet. */
  readonly name: string;
  readonly puppet: Puppet;
  /** Where the puppet may keep its session, without extension; left out: nowhere. */
  readonly memoryFile?: string;
  /** Errors of the library that belong to no call of ours. */
  readonly onError: (error: unknown) => void;
}

const kinds: Readonly<Partial<Record<types.Message, MessageKind>>> = {
  [types.Message.Text]: 'text',
  [types.Message.Audio]: 'voice',
  [types.Message.Image]: 'picture',
  [types.Message.Emoticon]: 'sticker',
  [types.Message.Video]: 'video',
  [types.Message.Attachment]: 'file',
  [types.Message.Location]: 'location',
  [types.Message.Contact]: 'other',
  [types.Message.Url]: 'other',
  [types.Message.MiniProgram]: 'other',
  [types.Message.ChatHistory]: 'other',
  [types.Message.Transfer]: 'other',
  [types.Message.RedEnvelope]: 'other',
};

/** Null for what nobody said: recalls, notices, what the puppet itself cannot name. */
function heard(message: Message): HeardMessage | null {
  const kind = kinds[message.type()];
  if (kind === undefined) return null;
  return {
    contactId: message.talker().id,
    messageId: message.id,
    text: kind === 'text' ? message.text() : '',
    kind,
    inGroup: message.room() !== undefined,
    saidAt: message.date(),
    self: message.self(),
  };
}

/** Our chat account on a real Wechaty instance, whatever puppet moves it. */
export function createWechatyAccount({ name, puppet, memoryFile, onError }: WechatyAccountOptions): ChatAccount {
  // Its own console lines would bypass our log, and say what people write.
  log.level('silent');
  const wechaty = WechatyBuilder.build({ puppet, ...(memoryFile ? { name: memoryFile } : {}) });
  let starting = false;
  let failure: unknown;
  wechaty.on('error', (error) => {
    if (starting) failure ??= error;
    else onError(error);
  });

  const pinged: (() => void)[] = [];
  wechaty.on('dong', () => {
    for (const answered of pinged.splice(0)) answered();
  });

  /** `find` fails alike for a stranger and for a broken connection; the list tells the two apart. */
  async function contactOf(contactId: string) {
    const contact = await wechaty.Contact.find({ id: contactId });
    if (contact) return contact;
    if ((await wechaty.puppet.contactList()).includes(contactId)) throw new Error('contact could not be loaded');
    throw new UnknownContact(contactId);
  }

  return {
    puppet: name,
    async start() {
      starting = true;
      await wechaty.start();
      starting = false;
      // Wechaty reports a puppet that cannot start as an event and goes on without it.
      if (failure !== undefined) {
        await wechaty.stop();
        throw failure;
      }
    },
    stop: () => wechaty.stop(),
    onLogin(listener) {
      wechaty.on('login', (user) => listener(user.id));
    },
    onLogout(listener) {
      wechaty.on('logout', () => listener());
    },
    onScan(listener) {
      wechaty.on('scan', (qr, status) => {
        if (qr && (status === types.ScanStatus.Waiting || status === types.ScanStatus.Timeout)) listener(qr);
      });
    },
    onMessage(listener) {
      wechaty.on('message', (message) => {
        const one = heard(message);
        if (one) listener(one);
      });
    },
    ping: () =>
      new Promise((resolve) => {
        pinged.push(resolve);
        wechaty.puppet.ding();
      }),
    async say(contactId, text) {
      if (!wechaty.isLoggedIn) throw new Error('not logged in');
      const contact = await contactOf(contactId);
      await contact.say(text);
    },
  };
}

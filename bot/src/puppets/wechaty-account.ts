import type { MessageKind } from '@yuanhang/contract';
import { type Message, WechatyBuilder, type WechatyOptions } from 'wechaty';
import { log, types } from 'wechaty-puppet';
import { type ChatAccount, type ReceivedMessage, UnknownContactError } from '../chat-account';

type Puppet = Exclude<WechatyOptions['puppet'], string | undefined>;

export interface WechatyAccountOptions {
  /** The puppet's name for the server; part of what identifies a login. */
  readonly name: string;
  readonly puppet: Puppet;
  /** Path without extension of the file in which the puppet saves its session; without it nothing is saved. */
  readonly memoryFile?: string;
  /** Receives errors of Wechaty that belong to no call of the bot. */
  readonly onError: (error: unknown) => void;
}

const messageKinds: Readonly<Partial<Record<types.Message, MessageKind>>> = {
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

/** Returns null for messages that no person sent: recalls, system notices, unknown types. */
function toReceivedMessage(message: Message): ReceivedMessage | null {
  const kind = messageKinds[message.type()];
  if (kind === undefined) return null;
  return {
    contactId: message.talker().id,
    messageId: message.id,
    text: kind === 'text' ? message.text() : '',
    kind,
    inGroup: message.room() !== undefined,
    sentAt: message.date(),
    self: message.self(),
  };
}

/** A chat account on a Wechaty instance with any puppet. */
export function createWechatyAccount({ name, puppet, memoryFile, onError }: WechatyAccountOptions): ChatAccount {
  // Wechaty's own logger would write message texts to the console.
  log.level('silent');
  const wechaty = WechatyBuilder.build({ puppet, ...(memoryFile ? { name: memoryFile } : {}) });
  let starting = false;
  let startError: unknown;
  wechaty.on('error', (error) => {
    if (starting) startError ??= error;
    else onError(error);
  });

  const pendingPings: (() => void)[] = [];
  wechaty.on('dong', () => {
    for (const resolve of pendingPings.splice(0)) resolve();
  });

  /** `find` returns nothing both for an unknown contact and for a broken connection; the contact list distinguishes them. */
  async function findContact(contactId: string) {
    const contact = await wechaty.Contact.find({ id: contactId });
    if (contact) return contact;
    if ((await wechaty.puppet.contactList()).includes(contactId))
      throw new Error(`contact ${contactId} could not be loaded`);
    throw new UnknownContactError(contactId);
  }

  return {
    puppet: name,
    async start() {
      starting = true;
      await wechaty.start();
      starting = false;
      // Wechaty reports a puppet that cannot start as an error event, and its own `start` resolves all the same.
      if (startError !== undefined) {
        await wechaty.stop();
        throw startError;
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
        const received = toReceivedMessage(message);
        if (received) listener(received);
      });
    },
    ping: () =>
      new Promise((resolve) => {
        pendingPings.push(resolve);
        wechaty.puppet.ding();
      }),
    async sendText(contactId, text) {
      if (!wechaty.isLoggedIn) throw new Error('not logged in');
      const contact = await findContact(contactId);
      await contact.say(text);
    },
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError } from '@yuanhang/contract';
import type { Logger } from '../log';
import { answer, answerJson, openEvents, Refused, readFields, textField } from './answers';
import type { DemoClock } from './demo-clock';
import type { LocalChat } from './local-chat';
import { readPage } from './page-files';

const longestName = 40;
const longestText = 2_000;
const mostPeople = 200;
const clockMilliseconds = 15_000;

export interface LocalServerDeps {
  readonly chat: LocalChat;
  /** Business time. */
  readonly now: () => Date;
  readonly logger: Logger;
  /** Null outside a demo: time passes by itself then. */
  readonly demoClock: DemoClock | null;
}

/** The chat page and the little API behind it. The caller listens; `closeAllConnections` ends open event streams. */
export function createLocalServer({ chat, now, logger, demoClock }: LocalServerDeps): Server {
  const page = readPage();

  function events(response: ServerResponse): void {
    openEvents(response);
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ ...data, now: now().toISOString() })}\n\n`);
    send('clock', {});
    const end = chat.subscribe(({ type, ...data }) => send(type, data));
    // Tells what time it is, and keeps proxies from closing a silent stream.
    const clock = setInterval(() => send('clock', {}), clockMilliseconds);
    response.on('close', () => {
      clearInterval(clock);
      end();
    });
  }

  async function addContact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = textField(await readFields(request), 'name', '名字', longestName);
    const known = chat.conversations();
    if (known.length >= mostPeople && !known.some((one) => one.name === name)) throw new Refused(409, '联系人太多了');
    answerJson(response, 200, { id: chat.addContact(name).id });
  }

  async function say(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = await readFields(request);
    const text = textField(fields, 'text', '消息', longestText);
    if (!chat.say(textField(fields, 'contactId', '联系人', 128), text)) throw new Refused(404, '没有这个联系人');
    answerJson(response, 200, {});
  }

  async function upcoming(contactId: string, response: ServerResponse): Promise<void> {
    if (!demoClock) throw new Refused(404, '没有找到');
    const items = contactId === '' ? [] : await demoClock.upcoming(contactId);
    answerJson(response, 200, { now: now().toISOString(), items });
  }

  async function moveClock(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!demoClock) throw new Refused(404, '没有找到');
    const to = new Date(textField(await readFields(request), 'to', '时间', 40));
    if (Number.isNaN(to.getTime())) throw new Refused(400, '时间不正确');
    if (to <= now()) throw new Refused(409, '时钟只能向前拨');
    await demoClock.moveTo(to.toISOString()).catch((error: unknown) => {
      throw error instanceof ApiError ? new Refused(error.status, error.message) : error;
    });
    answerJson(response, 200, { now: now().toISOString() });
  }

  async function loginAgain(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await readFields(request);
    await chat.loginAgain();
    answerJson(response, 200, {});
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of another site may not talk in somebody's name here.
    const from = request.headers['sec-fetch-site'] ?? 'none';
    if (request.method !== 'GET' && !['same-origin', 'none'].includes(String(from)))
      throw new Refused(403, '来源不被允许');
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    switch (`${request.method} ${path}`) {
      case 'GET /local/conversations':
        return answerJson(response, 200, {
          now: now().toISOString(),
          demo: demoClock !== null,
          conversations: chat.conversations(),
        });
      case 'GET /local/upcoming':
        return upcoming(new URLSearchParams(query).get('contactId') ?? '', response);
      case 'POST /local/clock':
        return moveClock(request, response);
      case 'GET /local/events':
        return events(response);
      case 'POST /local/contacts':
        return addContact(request, response);
      case 'POST /local/messages':
        return say(request, response);
      case 'POST /local/logins':
        return loginAgain(request, response);
    }
    const file = request.method === 'GET' ? page.get(path) : undefined;
    if (!file) throw new Refused(404, '没有找到');
    answer(response, 200, file.type, file.bytes);
  }

  return createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!(error instanceof Refused)) logger.error({ err: error }, 'the chat page could not answer');
      if (response.headersSent) return response.destroy();
      // What was not read of the request must not be taken for the next one.
      response.setHeader('Connection', 'close');
      const { status, message } = error instanceof Refused ? error : new Refused(500, '出了点问题');
      answerJson(response, status, { message });
    });
  });
}

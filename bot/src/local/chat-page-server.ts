import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError } from '@yuanhang/contract';
import { readJsonObject, textField } from '../http/json-body';
import { openEventStream, RequestError, respond, respondJson } from '../http/responses';
import type { Logger } from '../logger';
import type { DemoClock } from './demo-clock';
import type { LocalChat } from './local-chat';
import { readPageFiles } from './page-files';

const maxNameLength = 40;
const maxTextLength = 2_000;
const maxContactIdLength = 128;
const maxInstantLength = 40;
const maxContacts = 200;
const clockEventMilliseconds = 15_000;

export interface ChatPageServerOptions {
  readonly chat: LocalChat;
  /** Business time. */
  readonly now: () => Date;
  readonly logger: Logger;
  /** Null outside a demo, where the clock cannot be moved. */
  readonly demoClock: DemoClock | null;
}

/** The chat page and the API behind it. The caller listens; `closeAllConnections` ends open event streams. */
export function createChatPageServer({ chat, now, logger, demoClock }: ChatPageServerOptions): Server {
  const pageFiles = readPageFiles();

  function streamEvents(response: ServerResponse): void {
    openEventStream(response);
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ ...data, now: now().toISOString() })}\n\n`);
    send('clock', {});
    const unsubscribe = chat.subscribe(({ type, ...data }) => send(type, data));
    // Keeps the page's clock right, and keeps proxies from closing an idle stream.
    const interval = setInterval(() => send('clock', {}), clockEventMilliseconds);
    response.on('close', () => {
      clearInterval(interval);
      unsubscribe();
    });
  }

  async function addContact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = textField(await readJsonObject(request), 'name', '名字', maxNameLength);
    const conversations = chat.conversations();
    const exists = conversations.some((conversation) => conversation.name === name);
    if (conversations.length >= maxContacts && !exists) throw new RequestError(409, '联系人太多了');
    respondJson(response, 200, { id: chat.addContact(name).id });
  }

  async function sendMessage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = await readJsonObject(request);
    const text = textField(fields, 'text', '消息', maxTextLength);
    const contactId = textField(fields, 'contactId', '联系人', maxContactIdLength);
    if (!chat.sendAs(contactId, text)) throw new RequestError(404, '没有这个联系人');
    respondJson(response, 200, {});
  }

  async function listUpcoming(contactId: string, response: ServerResponse): Promise<void> {
    if (!demoClock) throw new RequestError(404, '没有找到');
    const items = contactId === '' ? [] : await demoClock.upcoming(contactId);
    respondJson(response, 200, { now: now().toISOString(), items });
  }

  async function moveClock(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!demoClock) throw new RequestError(404, '没有找到');
    const to = new Date(textField(await readJsonObject(request), 'to', '时间', maxInstantLength));
    if (Number.isNaN(to.getTime())) throw new RequestError(400, '时间不正确');
    if (to <= now()) throw new RequestError(409, '时钟只能向前拨');
    await demoClock.moveTo(to.toISOString()).catch((error: unknown) => {
      throw error instanceof ApiError ? new RequestError(error.status, error.message) : error;
    });
    respondJson(response, 200, { now: now().toISOString() });
  }

  async function logInAgain(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await readJsonObject(request);
    await chat.logInAgain();
    respondJson(response, 200, {});
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Pages of other sites must not send messages here.
    const site = request.headers['sec-fetch-site'] ?? 'none';
    if (request.method !== 'GET' && !['same-origin', 'none'].includes(String(site)))
      throw new RequestError(403, '来源不被允许');
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    switch (`${request.method} ${path}`) {
      case 'GET /local/conversations':
        return respondJson(response, 200, {
          now: now().toISOString(),
          demo: demoClock !== null,
          conversations: chat.conversations(),
        });
      case 'GET /local/upcoming':
        return listUpcoming(new URLSearchParams(query).get('contactId') ?? '', response);
      case 'POST /local/clock':
        return moveClock(request, response);
      case 'GET /local/events':
        return streamEvents(response);
      case 'POST /local/contacts':
        return addContact(request, response);
      case 'POST /local/messages':
        return sendMessage(request, response);
      case 'POST /local/logins':
        return logInAgain(request, response);
    }
    const file = request.method === 'GET' ? pageFiles.get(path) : undefined;
    if (!file) throw new RequestError(404, '没有找到');
    respond(response, 200, file.type, file.bytes);
  }

  return createServer((request, response) => {
    handle(request, response).catch((error) => {
      if (!(error instanceof RequestError)) logger.error({ err: error }, 'a request of the chat page failed');
      if (response.headersSent) return response.destroy();
      // The rest of a body that was not read must not be parsed as the next request.
      response.setHeader('Connection', 'close');
      const { status, message } = error instanceof RequestError ? error : new RequestError(500, '出了点问题');
      respondJson(response, status, { message });
    });
  });
}

import { createServer, type IncomingMessage } from 'node:http';
import { idOf, personOfToken } from '../people';
import { detail, mine } from './applications';
import { programmeList } from './programmes';
import { queue } from './queue';
import { submit } from './submit';
import { setTemplates } from './templates';

/**
 * The limit: a minimal program that answers the product's requests. It uses prepared statements and the best SQL for the
 * same rows, without framework, validation or authentication: the token itself names the user. Values that the product
 * computes come from a template (`templates.ts`).
 */
async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
}

const staffOf = (token: string) => {
  const person = personOfToken(token);
  if (!('staff' in person)) throw new Error('only staff may ask this');
  return person.staff;
};
const studentOf = (token: string) => {
  const person = personOfToken(token);
  if (!('student' in person)) throw new Error('only a student may ask this');
  return person.student;
};

async function answerOf(incoming: IncomingMessage): Promise<string> {
  const [path = '', query = ''] = (incoming.url ?? '').split('?');
  const token = incoming.headers.authorization?.slice('Bearer '.length) ?? '';
  if (path === '/healthz') return '{}';
  const parameters = () => new URLSearchParams(query);
  if (path === '/api/programmes') return JSON.stringify(await programmeList(parameters()));
  if (path === '/api/applications') return JSON.stringify(await mine(studentOf(token)));
  if (path === '/api/admin/reviews') return JSON.stringify(await queue(parameters(), staffOf(token)));
  const [, , area = '', ...rest] = path.split('/');
  if (incoming.method === 'GET' && area === 'applications') {
    return JSON.stringify(await detail(rest[0] ?? '', 'student'));
  }
  if (incoming.method === 'GET' && area === 'admin') {
    return JSON.stringify(await detail(rest[1] ?? '', staffOf(token)));
  }
  const text = await bodyOf(incoming);
  if (area === 'applications') {
    JSON.parse(text);
    return submit(rest[0] ?? '', idOf('u', studentOf(token)), String(incoming.headers['idempotency-key']));
  }
  if (path === '/templates') {
    setTemplates(JSON.parse(text));
    return '{}';
  }
  throw new Error(`no answer to ${incoming.url}`);
}

createServer((incoming, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  answerOf(incoming).then(
    (text) => response.end(text),
    (error: unknown) => {
      response.statusCode = 500;
      response.end(JSON.stringify({ error: String(error) }));
    },
  );
}).listen(Number(process.env.LIMIT_PORT), '127.0.0.1');

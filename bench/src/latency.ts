import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { idOf, officeToken } from './people';
import type { Running } from './processes';

/** The time from the commit of an event to the acknowledgement of the message that the bot sent about it. */
export interface LatencyResult {
  readonly idle: { readonly messages: number; readonly p50: number; readonly p99: number };
  readonly burst: {
    readonly messages: number;
    readonly lost: number;
    readonly doubled: number;
    readonly seconds: number;
  };
}

const accountId = 'local-bot-bench';
const loginId = 'L0000000000000000001';
const contactOf = (n: number) => `local-contact-${n}`;
const chatFile = (folder: string) => join(folder, 'local-chat.json');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Line {
  readonly from: string;
  readonly text: string;
}
interface Chat {
  readonly conversations: readonly { readonly id: string; readonly messages: readonly Line[] }[];
}

/** Writes chat bindings of students abroad for the bot's login, and an unacknowledged help request of each. */
export async function prepareLatency(connection: Connection, folder: string, people: number): Promise<void> {
  const seq = `seq_1_to_${people} n`;
  const id = (letter: string) => `CONCAT('${letter}', LPAD(n.seq, 19, '0'))`;
  await connection.query(
    `INSERT INTO chat_logins (id, puppet, account_id, state, started_at, seen_at, current_marker)
     VALUES ('${loginId}', 'local', '${accountId}', 'online', NOW(3), NOW(3), 1)`,
  );
  await connection.query(
    `INSERT INTO chat_bindings (id, login_id, user_id, contact_id, chat_messages, bound_at)
     SELECT ${id('b')}, '${loginId}', ${id('u')}, CONCAT('local-contact-', n.seq), 1, NOW(3) FROM ${seq}`,
  );
  await connection.query(
    `INSERT INTO help_requests (id, student_id, check_in_id, place, note, source, offset_minutes, raised_at)
     SELECT ${id('h')}, ${id('u')}, ${id('k')}, '柏林', '', 'chat', 60, NOW(3) FROM ${seq}`,
  );
  const conversations = Array.from({ length: people }, (_, n) => ({
    id: contactOf(n + 1),
    name: `学生${n + 1}`,
    messages: [],
  }));
  writeFileSync(chatFile(folder), JSON.stringify({ accountId, conversations }));
}

const post = async (url: string, path: string, body: object): Promise<void> => {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${officeToken}`,
      'idempotency-key': `bench-${randomUUID()}`,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
};

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** Milliseconds from the event's row, written in the transaction, to the acknowledgement of the message that was sent. */
async function delays(connection: Connection, type: string): Promise<number[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT TIMESTAMPDIFF(MICROSECOND, e.created_at, d.finished_at) / 1000 AS ms FROM outbox_events e
     JOIN messages m ON m.dedupe_key LIKE CONCAT(e.id, ':%') JOIN deliveries d ON d.message_id = m.id
     WHERE e.type = ? AND d.state = 'sent' ORDER BY ms`,
    [type],
  );
  return rows.map(({ ms }) => Number(ms));
}

async function waitUntil(isDone: () => Promise<boolean>, maxSeconds: number): Promise<void> {
  for (const until = Date.now() + maxSeconds * 1000; Date.now() < until && !(await isDone()); ) await pause(500);
}

/**
 * Measures one message at a time on an idle product, then one message to every student at once. They are safety messages,
 * so quiet hours do not delay them.
 */
export async function measureLatency(
  connection: Connection,
  { product, folder, single, people }: { product: Running; folder: string; single: number; people: number },
): Promise<LatencyResult> {
  for (let n = 1; n <= single; n += 1) {
    await post(product.url, `/api/admin/help-requests/${idOf('h', n)}/acknowledgement`, { comment: '我来' });
    await pause(200 + Math.random() * 400);
  }
  await waitUntil(async () => (await delays(connection, 'help_acknowledged')).length === single, 30);
  const alone = await delays(connection, 'help_acknowledged');

  const began = Date.now();
  await post(product.url, '/api/admin/roll-calls', { question: '你还好吗？' });
  await waitUntil(async () => (await delays(connection, 'roll_call_asked')).length >= people, 300);
  const seconds = (Date.now() - began) / 1000;
  const chat: Chat = JSON.parse(readFileSync(chatFile(folder), 'utf8'));
  const received = chat.conversations.map(
    ({ messages }) => messages.filter(({ text }) => text.includes('你还好吗')).length,
  );
  return {
    idle: { messages: alone.length, p50: quantile(alone, 0.5), p99: quantile(alone, 0.99) },
    burst: {
      messages: people,
      lost: received.filter((times) => times === 0).length,
      doubled: received.filter((times) => times > 1).length,
      seconds,
    },
  };
}

export function latencyTable({ idle, burst }: LatencyResult): string {
  return [
    '| commit to message sent | | bar |',
    '| --- | --- | --- |',
    `| ${idle.messages} alone | p50 ${idle.p50.toFixed(0)} ms, p99 ${idle.p99.toFixed(0)} ms (< 1,000) | ${idle.p99 < 1000 ? 'holds' : '**missed**'} |`,
    `| ${burst.messages} at once, paced | ${burst.lost} lost, ${burst.doubled} doubled, in ${burst.seconds.toFixed(0)} s | ${burst.lost + burst.doubled === 0 ? 'holds' : '**missed**'} |`,
    '',
  ].join('\n');
}

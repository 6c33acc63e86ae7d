import type { Call, Question } from './question';

interface Page {
  readonly nextCursor: string | null;
}

/** Sends a request to a server and returns its answer as JSON. Throws when it is no success. */
export async function answerOf(url: string, { method, path, token, body, idempotencyKey }: Call): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Turns questions into requests to one server, and follows that server's own cursors to later pages. */
export class Pages {
  /** By reader, path and page; a list with fewer pages repeats its last one. */
  readonly #paths = new Map<string, Promise<string>>();

  constructor(private readonly url: string) {}

  /** Resolves a few at a time, because each page first requests the previous one. */
  async callsOf(questions: readonly Question[]): Promise<Call[]> {
    const calls: Call[] = [];
    for (const question of questions) {
      const { page = 1, reader: _, ...call } = question;
      calls.push(page === 1 ? call : { ...call, path: await this.#pathOf(question, page) });
    }
    return calls;
  }

  #pathOf(question: Question, page: number): Promise<string> {
    if (page === 1) return Promise.resolve(question.path);
    const key = `${question.reader} ${question.path} ${page}`;
    const known = this.#paths.get(key) ?? this.#after(question, page - 1);
    this.#paths.set(key, known);
    return known;
  }

  async #after(question: Question, page: number): Promise<string> {
    const path = await this.#pathOf(question, page);
    const { nextCursor } = (await answerOf(this.url, { ...question, path })) as Page;
    return nextCursor === null ? path : `${question.path}&cursor=${encodeURIComponent(nextCursor)}`;
  }
}

/** One request as it is sent. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
}

/** A request to the product or to the limit, which take the same ones; of a list, also which page. */
export interface Question extends Call {
  /** 1 or left out: the first. Others need a cursor, which each side gives out itself. */
  readonly page?: number;
  /** Lists differ by who asks: the same path and the same reader give the same pages. */
  readonly reader?: string;
}

/** A GET; what is undefined is left out of the query. */
export function get(path: string, token: string, query: Readonly<Record<string, string | undefined>> = {}): Question {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return { method: 'GET', path: text === '' ? path : `${path}?${text}`, token };
}

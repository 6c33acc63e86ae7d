/** One request as it is sent. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
}

/** A request that the product and the limit both accept; for a list, also the page. */
export interface Question extends Call {
  /** 1 or absent: the first page. Later pages need a cursor, which each side issues itself. */
  readonly page?: number;
  /** Lists depend on the user: the same path and the same reader give the same pages. */
  readonly reader?: string;
}

/** A GET request; undefined values are left out of the query. */
export function get(path: string, token: string, query: Readonly<Record<string, string | undefined>> = {}): Question {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return { method: 'GET', path: text === '' ? path : `${path}?${text}`, token };
}

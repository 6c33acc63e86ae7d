import { createServer, type Server } from 'node:http';
import type Koa from 'koa';
import { stopping } from './event-stream';

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Accepts no new requests and finishes those in progress. */
  stop(): Promise<void>;
}

/** Rejects with a single-line message when the port is taken. */
export function listen(app: Koa, port: number, host: string): Promise<Listening> {
  const server = createServer(app.callback());
  server.requestTimeout = 120_000;
  server.headersTimeout = 15_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(taken ? new Error(`端口 ${port} 已被占用，请用 PORT 换一个。`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      const end = () => {
        app.emit(stopping);
        return stop(server);
      };
      resolve({ port: actual, url: `http://127.0.0.1:${actual}`, stop: end });
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A kept-alive connection becomes idle only after its request is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}

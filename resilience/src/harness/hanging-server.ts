import { createServer } from 'node:http';
import type { Socket } from 'node:net';

/** An HTTP server that accepts every request and never answers. */
export interface HangingServer {
  readonly url: string;
  /** Number of requests received so far. */
  readonly received: number;
  stop(): Promise<void>;
}

export function startHangingServer(): Promise<HangingServer> {
  const sockets = new Set<Socket>();
  let received = 0;
  const server = createServer(() => {
    received += 1;
  });
  server.requestTimeout = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
        get received() {
          return received;
        },
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

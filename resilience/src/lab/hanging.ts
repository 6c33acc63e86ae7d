import { createServer } from 'node:http';
import type { Socket } from 'node:net';

/** A counterpart that takes every request and never answers. */
export interface Hanging {
  readonly url: string;
  /** Requests it was sent. */
  readonly taken: number;
  stop(): Promise<void>;
}

export function startHanging(): Promise<Hanging> {
  const sockets = new Set<Socket>();
  let taken = 0;
  const server = createServer(() => {
    taken += 1;
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
        get taken() {
          return taken;
        },
        stop: () =>
          new Promise((ended) => {
            server.close(() => ended());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

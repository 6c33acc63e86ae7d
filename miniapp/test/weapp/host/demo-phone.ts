import type { DemoServer } from './demo-server';
import { launch, type MiniProgram } from './mini-program';

export interface DemoPhone {
  readonly program: MiniProgram;
  /** Requests an answer of the server as this student. */
  readonly ask: <T>(path: string, query?: Readonly<Record<string, string>>) => Promise<T>;
  /** Their newest application; empty when there is none. */
  readonly id: string;
}
interface Mine {
  readonly items: readonly { readonly id: string }[];
}

/** The phone of a demo student who is signed in. */
export async function demoPhone(server: DemoServer, username: string): Promise<DemoPhone> {
  const { token, person } = await server.signIn(username);
  const program = launch(server.network, { session: { token, person } });
  const ask = async <T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> => {
    const header = { Authorization: `Bearer ${token}` };
    return (await server.network({ method: 'GET', path, query, header, body: undefined }))?.body as T;
  };
  const { items } = await ask<Mine>('/api/applications');
  return { program, ask, id: items[0]?.id ?? '' };
}

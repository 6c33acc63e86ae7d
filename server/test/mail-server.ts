import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}
export interface MailServer {
  readonly url: string;
  /** The accepted mails, oldest first. */
  readonly mails: Mail[];
  /** Answers the next recipient with this code: 451 is temporary, 550 permanent. */
  refuse(code: number): void;
  /** Accepts the next mail and answers only when the function is called. */
  hold(): { readonly taken: Promise<void>; readonly answer: () => void };
  stop(): Promise<void>;
}

const encoded = /=\?utf-8\?([BQ])\?([^?]*)\?=\s*/gi;
const bytesOf = (quoted: string) =>
  Buffer.from(
    quoted.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
const decodeHeader = (text: string) =>
  text.replace(encoded, (_, how: string, body: string) =>
    (how.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : bytesOf(body.replaceAll('_', ' '))).toString('utf8'),
  );

function read(raw: string, to: string): Mail {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '';
  const body = raw.slice(end + 4);
  const how = header('Content-Transfer-Encoding').toLowerCase();
  const text =
    how === 'base64'
      ? Buffer.from(body, 'base64')
      : how === 'quoted-printable'
        ? bytesOf(body.replace(/=\r\n/g, ''))
        : Buffer.from(body);
  return { to, subject: decodeHeader(header('Subject')), text: text.toString('utf8'), messageId: header('Message-ID') };
}

/** An SMTP server that accepts mails or refuses them by code. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = [];
  let refusal: number | null = null;
  let held: { took: () => void; answered: Promise<void> } | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      const code = refusal;
      refusal = null;
      done(code === null ? null : Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(read(Buffer.concat(chunks).toString('latin1'), session.envelope.rcptTo[0]?.address ?? ''));
        const waits = held;
        held = null;
        waits?.took();
        void (waits?.answered ?? Promise.resolve()).then(() => done());
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(code) {
      refusal = code;
    },
    hold() {
      let answer = () => {};
      let took = () => {};
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const taken = new Promise<void>((resolve) => {
        took = resolve;
      });
      held = { took, answered };
      return { taken, answer };
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

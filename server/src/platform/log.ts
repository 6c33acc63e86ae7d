import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

const maxMessageLength = 300;

/**
 * An error in a form that may be logged. Messages of a database quote values such as names or numbers, so only the
 * code and the text before the first quote are kept.
 */
export function describeError(error: unknown): { name: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { name: 'thrown', message: typeof error, stack: '' };
  const cause = 'parent' in error && error.parent instanceof Error ? error.parent : error;
  const ofDatabase = 'sql' in cause || 'sqlMessage' in cause || 'parent' in error;
  const code = 'code' in cause ? `${String(cause.code)}: ` : '';
  const message = ofDatabase ? `${code}${cause.message.split(/['"`]/, 1)[0]}` : error.message;
  // The first line of a stack repeats the message.
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, message: message.slice(0, maxMessageLength), stack: stack.slice(0, 11).join('\n') };
}

/** Structured lines on standard output, without data that could identify a person or grant access. */
export const createLogger = (level: string, destination: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          '*.token',
          '*.password',
          '*.authorization',
          '*.cookie',
          'headers',
          '*.headers',
          '*.phone',
          '*.email',
          'body',
          'replacements',
          '*.replacements',
          '*.sql',
          '*.parameters',
        ],
        remove: true,
      },
    },
    destination,
  );

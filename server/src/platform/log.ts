import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured lines on standard output; what could identify a person or open a door is cut out. */
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

import pino, { type Logger } from 'pino';

export type { Logger } from 'pino';

/** JSON lines on standard output. Message texts, tokens and request bodies are removed; only ids are logged. */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null, redact: { paths: ['*.token', '*.text', 'text', '*.headers', '*.body'], remove: true } });

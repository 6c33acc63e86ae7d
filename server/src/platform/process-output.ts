import { format } from 'node:util';
import { describeError, type Logger } from './log';

const consoleMethods = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const;

/**
 * Turns what does not use our logger into single lines of it: what libraries write to the console, Node's warnings, and
 * the error that ends the process. Only the beginning of a text is kept, up to the first quote, as of an error.
 */
export function logProcessOutput(logger: Logger): void {
  for (const method of consoleMethods) {
    console[method] = (...parts: unknown[]) => {
      const [first] = parts;
      const error = first instanceof Error ? first : new Error(format(...parts));
      const { name, message } = describeError(error);
      logger.warn({ method, name, text: message.split(/['"`\n]/, 1)[0] }, 'a library wrote to the console');
    };
  }
  // Node's own listener prints warnings as text.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    logger.warn({ error: describeError(warning) }, 'warning of Node');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: describeError(error) }, 'ending after an unexpected error');
    process.exit(1);
  });
}

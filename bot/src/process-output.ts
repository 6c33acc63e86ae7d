import type { Logger } from './logger';

const consoleMethods = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const;

/**
 * Turns what does not use our logger into single lines of it: what libraries write to the console, Node's warnings, and
 * the error that ends the process. Texts are left out, because Wechaty's contain messages of people.
 */
export function logProcessOutput(logger: Logger): void {
  for (const method of consoleMethods) {
    console[method] = (...parts: unknown[]) => {
      const names = parts.flatMap((part) => (part instanceof Error ? [part.name] : []));
      logger.warn({ method, errors: names }, 'a library wrote to the console');
    };
  }
  // Node's own listener prints warnings as text.
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    logger.warn({ name, message }, 'warning of Node');
  });
  process.on('uncaughtException', ({ name, message, stack }) => {
    logger.fatal({ name, message, stack }, 'ending after an unexpected error');
    process.exit(1);
  });
}

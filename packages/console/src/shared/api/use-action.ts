import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { mayPass, messageOf } from './failures';
import { newKey } from './new-key';

interface Options<Answer> {
  /** Message after a success. */
  readonly done?: string | ((answer: Answer) => string);
  readonly onDone?: (answer: Answer) => unknown;
  /** Returns true when the failure was handled and needs no message. */
  readonly onFailed?: (error: unknown) => boolean;
}

/**
 * Runs an action once: the same input keeps its idempotency key until the server answers, so that a retry after a
 * broken connection does not repeat it. A refusal is shown as a message; `failure` keeps it for the form.
 */
export function useAction<Input, Answer>(
  send: (input: Input, options: { idempotencyKey: string }) => Promise<Answer>,
  { done, onDone, onFailed }: Options<Answer> = {},
) {
  const { message } = App.useApp();
  const intention = useRef<{ readonly about: string; readonly key: string } | null>(null);
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      const about = JSON.stringify(input) ?? '';
      if (intention.current?.about !== about) intention.current = { about, key: newKey() };
      return send(input, { idempotencyKey: intention.current.key });
    },
    onSuccess: async (answer) => {
      intention.current = null;
      if (done !== undefined) message.success(typeof done === 'string' ? done : done(answer));
      await onDone?.(answer);
    },
    onError: (error) => {
      if (!mayPass(error)) intention.current = null;
      if (!onFailed?.(error)) message.error(messageOf(error));
    },
  });
  return { run: mutation.mutate, busy: mutation.isPending, failure: mutation.error, forget: mutation.reset };
}

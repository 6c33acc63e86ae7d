import { useRef, useState } from 'react';
import { showError } from '../ui/toast/toast';
import { type Failure, isUncertain, toFailure } from './failure';
import { createIntention } from './idempotency';

export interface Submit<I, O> {
  readonly busy: boolean;
  /** The last refusal, for the problems beside the fields; null after a success. */
  readonly failure: Failure | null;
  /** Resolves to the answer, or to undefined when it failed or one is already under way. Never rejects. */
  readonly run: (input: I) => Promise<O | undefined>;
}

interface Options<O> {
  readonly onDone?: (output: O) => void;
  /** Default: a toast. */
  readonly onFailure?: (failure: Failure) => void;
}

/**
 * Runs an action once on the server: ignores double taps, and retries a lost answer with the same idempotency key.
 *
 *     const submit = useSubmit((id: string, idempotencyKey) =>
 *       call(applicationRoutes.submit, { params: { id }, body: { version } }, { idempotencyKey }));
 *     <Button busy={submit.busy} onTap={() => submit.run(id)}>提交申请</Button>
 */
export function useSubmit<I, O>(
  send: (input: I, idempotencyKey: string) => Promise<O>,
  options: Options<O> = {},
): Submit<I, O> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const underWay = useRef(false);
  const intention = useRef(createIntention());

  const run = async (input: I): Promise<O | undefined> => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    try {
      const output = await send(input, intention.current.keyFor(input));
      intention.current.settle();
      setFailure(null);
      options.onDone?.(output);
      return output;
    } catch (error) {
      if (!isUncertain(error)) intention.current.settle();
      const failed = toFailure(error);
      setFailure(failed);
      (options.onFailure ?? ((f: Failure) => showError(f.message)))(failed);
      return undefined;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { busy, failure, run };
}

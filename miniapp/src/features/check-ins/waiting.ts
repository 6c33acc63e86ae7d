import { ApiError, type CheckInInput } from '@yuanhang/contract';
import { isUncertain } from '../../shared/api/failure';

/** A check-in made without a network; it keeps its key and the time it was made until it is sent. */
export interface Waiting {
  readonly applicationId: string;
  readonly body: CheckInInput;
}
/** Persistent storage of the unsent check-ins; survives closing the app. */
export interface WaitingStore {
  read(): readonly Waiting[];
  write(waiting: readonly Waiting[]): void;
}
/** The outcome of sending: how many were accepted, and the server's message for each refusal. */
export interface Sent {
  readonly taken: number;
  readonly refusals: readonly string[];
}

/**
 * Queue of check-ins that wait for a network. They are sent in the order they were made, each until the server answers;
 * the key makes a repeated request after a lost answer idempotent.
 * @param post sends one; throws as `call` does
 */
export function waitingCheckIns(store: WaitingStore, post: (one: Waiting) => Promise<unknown>) {
  let underWay: Promise<Sent> | null = null;
  let next: Promise<Sent> | null = null;
  const listeners = new Set<() => void>();
  const without = ({ body }: Waiting) => store.read().filter((other) => other.body.clientKey !== body.clientKey);
  const write = (all: readonly Waiting[]) => {
    store.write(all);
    for (const changed of listeners) changed();
  };

  async function sendInTurn(): Promise<Sent> {
    const refusals: string[] = [];
    let taken = 0;
    for (let [one] = store.read(); one; [one] = store.read()) {
      try {
        await post(one);
        taken += 1;
      } catch (error) {
        // Not refused for good: no answer, no valid session, rate-limited, or a consent is missing. Keep it.
        if (!(error instanceof ApiError) || isUncertain(error) || mayPassLater(error)) break;
        refusals.push(error.message);
      }
      write(without(one));
    }
    return { taken, refusals };
  }

  function attempt(): Promise<Sent> {
    next = null;
    underWay = sendInTurn().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    keep: (one: Waiting): void => write([...without(one), one]),
    /** Removes a check-in that the server received another way. */
    forget: (one: Waiting): void => write(without(one)),
    all: (): readonly Waiting[] => store.read(),
    of: (applicationId: string): readonly Waiting[] =>
      store.read().filter((one) => one.applicationId === applicationId),
    /** Calls the listener after every change; returns the end of it. */
    subscribe(changed: () => void): () => void {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    /**
     * Never rejects, and never sends one twice at the same time. A call during an attempt waits for the
     * next attempt, together with other such calls: the current one may have begun before the network was back.
     */
    send(): Promise<Sent> {
      if (underWay === null) return attempt();
      next ??= underWay.then(attempt);
      return next;
    },
  };
}

export const asksForHelp = ({ body }: Waiting): boolean => body.wellbeing === 'needs_help';

const mayPassLater = ({ status, body }: ApiError): boolean =>
  status === 401 || status === 429 || body.code === 'consent_required';

import { AppError } from '../../platform/errors';

export interface BatchItem {
  readonly subject: 'application' | 'request';
  readonly id: string;
  /** The version the reviewer saw. */
  readonly version: number;
  readonly amountFen?: number | undefined;
}
export interface BatchResult {
  readonly id: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly message: string | null;
}

/** Decides one after another, each for itself; what is refused is said beside it, trouble of ours ends the batch. */
export async function decideMany(
  items: readonly BatchItem[],
  decide: (item: BatchItem) => Promise<void>,
): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const item of items) {
    try {
      await decide(item);
      results.push({ id: item.id, ok: true, code: null, message: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      results.push({ id: item.id, ok: false, code: error.detail ?? error.code, message: error.message });
    }
  }
  return results;
}

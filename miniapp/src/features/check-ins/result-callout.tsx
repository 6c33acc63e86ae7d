import { Button, Callout } from '../../shared/ui';
import type { CheckInResult } from './use-check-in';

interface Props {
  readonly result: CheckInResult;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** The result of a check-in and the next step; the check-in can be undone for ten minutes. */
export function ResultCallout({ result, busy, onUndo }: Props) {
  return (
    <Callout tone={result.wellbeing === 'safe' ? 'green' : 'red'} title={result.message}>
      {result.undoUntil ? (
        <Button kind="quiet" busy={busy} onTap={onUndo}>
          记错了，撤销
        </Button>
      ) : null}
    </Callout>
  );
}

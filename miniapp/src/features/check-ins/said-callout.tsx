import { Button, Callout } from '../../shared/ui';
import type { Said } from './use-check-in';

interface Props {
  readonly said: Said;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** What was understood and what comes next; for ten minutes it can be taken back. */
export function SaidCallout({ said, busy, onUndo }: Props) {
  return (
    <Callout tone={said.wellbeing === 'safe' ? 'green' : 'red'} title={said.words}>
      {said.undoUntil ? (
        <Button kind="quiet" busy={busy} onTap={onUndo}>
          记错了，撤销
        </Button>
      ) : null}
    </Callout>
  );
}

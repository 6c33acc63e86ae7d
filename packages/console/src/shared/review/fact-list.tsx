import type { Fact } from './facts';
import { RevealAnswer } from './reveal';

/** Label and fact, one a line; a masked number can be asked for where `requestId` says whose it is. */
export function FactList({ facts, requestId }: { facts: readonly Fact[]; requestId?: string }) {
  return (
    <dl className="facts">
      {facts.map(({ label, text, sealed }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {text}
            {sealed && requestId && <RevealAnswer requestId={requestId} field={sealed} label={label} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

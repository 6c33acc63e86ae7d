import type { Fact } from './facts';
import { RevealAnswer } from './reveal';

/** Facts with labels, one per line; with `requestId`, masked numbers can be revealed. */
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

import type { ReactNode } from 'react';

export const FilterBar = ({ children }: { children: ReactNode }) => <div className="filter-bar">{children}</div>;

interface PillsProps<Key extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly label: string; readonly count?: number }[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
}

/** A single choice among a few options with counts. */
export function Pills<Key extends string>({ label, options, value, onChange }: PillsProps<Key>) {
  return (
    <fieldset className="pills">
      <legend>{label}</legend>
      {options.map(({ key, label: words, count }) => (
        <button type="button" key={key} aria-pressed={key === value} onClick={() => onChange(key)}>
          {words}
          {count !== undefined && <span> {count}</span>}
        </button>
      ))}
    </fieldset>
  );
}

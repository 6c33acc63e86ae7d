import { cloneElement, type ReactElement } from 'react';

interface NoAriaProps {
  readonly children: ReactElement<Record<string, unknown>>;
  readonly 'aria-required'?: boolean | 'true' | 'false';
  /** What follows a change: the form item calls it after its own; on the list itself it would be replaced. */
  readonly onChange?: (value: string | undefined) => void;
}

/**
 * Wraps a list in a form item and drops `aria-required`, which the list would put on an element without a role, where it
 * is invalid. The label's mark and the validation message show that the field is required.
 */
export const NoAria = ({ children, 'aria-required': _, ...field }: NoAriaProps) => cloneElement(children, field);

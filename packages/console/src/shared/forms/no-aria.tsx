import { cloneElement, type ReactElement } from 'react';

interface NoAriaProps {
  readonly children: ReactElement<Record<string, unknown>>;
  readonly 'aria-required'?: boolean | 'true' | 'false';
}

/**
 * Between a form's item and a list, which hands `aria-required` on to an element of no role that may not have it. The
 * label's mark and the words of a refusal say it.
 */
export const NoAria = ({ children, 'aria-required': _, ...field }: NoAriaProps) => cloneElement(children, field);

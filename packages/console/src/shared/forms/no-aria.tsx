import { cloneElement, type ReactElement } from 'react';

interface NoAriaProps {
  readonly children: ReactElement<Record<string, unknown>>;
  readonly 'aria-required'?: boolean | 'true' | 'false';
}

/**
 * Between a form's item and a control that hands `aria-required` on to an element of no role, which may not have it:
 * groups of boxes, and lists that can be searched. The label's mark and the words of a refusal say it.
 */
export const NoAria = ({ children, 'aria-required': _, ...field }: NoAriaProps) => cloneElement(children, field);

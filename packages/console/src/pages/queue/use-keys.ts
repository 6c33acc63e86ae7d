import { useEffect, useRef } from 'react';
import { type Command, commandOf } from './keys';

const typing = 'input, textarea, select, [contenteditable]';
const onTop = '.ant-modal-wrap, .ant-drawer-open, .ant-select-dropdown:not(.ant-select-dropdown-hidden)';

const isShown = (element: Element) => element.getClientRects().length > 0;

/** Handles keys of the whole page while no dialog is open. */
export function useKeys(act: (command: Command) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if ([...document.querySelectorAll(onTop)].some(isShown)) return;
      const command = commandOf(event, { tagName: target.tagName, isTyping: target.matches(typing) });
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

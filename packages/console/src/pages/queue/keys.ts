export type Command = 'next' | 'previous' | 'approve' | 'return' | 'reject' | 'supplement' | 'select' | 'clear';

const commands: Readonly<Record<string, Command>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  a: 'approve',
  r: 'return',
  x: 'reject',
  s: 'supplement',
  ' ': 'select',
  Escape: 'clear',
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key in the queue; null with a modifier, while typing, and for space on a focused button. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Pressed, target: { tagName: string; isTyping: boolean }) {
  if (ctrlKey || metaKey || altKey || target.isTyping) return null;
  const command = commands[key.length === 1 ? key.toLowerCase() : key] ?? null;
  // Space presses the focused button.
  return command === 'select' && ['BUTTON', 'A', 'SUMMARY'].includes(target.tagName) ? null : command;
}

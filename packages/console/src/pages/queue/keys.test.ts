import { commandOf } from './keys';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
const list = { tagName: 'TR', isTyping: false };

it.each([
  ['j', 'next'],
  ['K', 'previous'],
  ['a', 'approve'],
  ['r', 'return'],
  [' ', 'select'],
  ['Escape', 'clear'],
  ['q', null],
])('%j means %j', (key, command) => expect(commandOf(press(key), list)).toBe(command));

it('ignores keys while typing, on focused buttons and with modifiers', () => {
  expect(commandOf(press('a'), { tagName: 'TEXTAREA', isTyping: true })).toBeNull();
  expect(commandOf(press(' '), { tagName: 'BUTTON', isTyping: false })).toBeNull();
  expect(commandOf(press('a'), { tagName: 'BUTTON', isTyping: false })).toBe('approve');
  expect(commandOf(press('r', { metaKey: true }), list)).toBeNull();
});

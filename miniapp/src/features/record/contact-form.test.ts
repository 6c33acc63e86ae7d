import { shortMask } from './contact-form';

it('shows a hidden number short', () => {
  expect(shortMask('1●●●●●●●●●●●●●●02X')).toBe('1 ●●●● 02X');
});

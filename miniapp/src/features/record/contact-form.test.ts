import { shortMask } from './contact-form';

it('shortens a masked number', () => {
  expect(shortMask('1●●●●●●●●●●●●●●02X')).toBe('1 ●●●● 02X');
});

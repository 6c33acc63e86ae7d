import { withoutDoubleTaps } from './double-tap';

describe('withoutDoubleTaps', () => {
  it('acts once for a double tap and again after a pause', () => {
    let time = 1000;
    const taps = withoutDoubleTaps(400, () => time);
    const action = jest.fn();
    taps(action);
    time += 120;
    taps(action);
    expect(action).toHaveBeenCalledTimes(1);
    time += 400;
    taps(action);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('is not locked when the clock is set back', () => {
    let time = 10_000;
    const taps = withoutDoubleTaps(400, () => time);
    const action = jest.fn();
    taps(action);
    time = 5000;
    taps(action);
    expect(action).toHaveBeenCalledTimes(2);
  });
});

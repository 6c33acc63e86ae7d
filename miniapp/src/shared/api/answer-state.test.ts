import { type AnswerEvent, type AnswerState, nextAnswer, nothingYet } from './answer-state';

const refused = { kind: 'refused', message: '服务暂时不可用', code: 'unavailable', problems: [] } as const;
const offline = { kind: 'offline', message: '没有网络', problems: [] } as const;
const after = (...events: AnswerEvent<string>[]) => events.reduce<AnswerState<string>>(nextAnswer, nothingYet);

describe('nextAnswer', () => {
  it('loads, then is ready', () => {
    expect(after({ type: 'asked' })).toMatchObject({ state: 'loading', data: undefined, busy: true });
    expect(after({ type: 'asked' }, { type: 'answered', data: 'a' })).toEqual({
      state: 'ready',
      data: 'a',
      failure: null,
      busy: false,
    });
  });

  it('keeps what is shown while it loads again, and when that fails', () => {
    const shown = after({ type: 'answered', data: 'a' }, { type: 'asked' });
    expect(shown).toMatchObject({ state: 'ready', data: 'a', busy: true });
    expect(nextAnswer(shown, { type: 'failed', failure: offline })).toMatchObject({
      state: 'offline',
      data: 'a',
      failure: offline,
      busy: false,
    });
  });

  it('distinguishes a refusal from a missing network', () => {
    expect(after({ type: 'failed', failure: refused }).state).toBe('failed');
    expect(after({ type: 'failed', failure: offline }).state).toBe('offline');
  });

  it('clears the failure when it loads again with nothing to show', () => {
    expect(after({ type: 'failed', failure: refused }, { type: 'asked' })).toMatchObject({
      state: 'loading',
      failure: null,
    });
  });

  it('allows changes of the content once it is loaded', () => {
    const change = (data: string) => `${data}b`;
    expect(after({ type: 'answered', data: 'a' }, { type: 'changed', change }).data).toBe('ab');
    expect(after({ type: 'changed', change })).toBe(nothingYet);
  });

  it('drops the content when the question changes', () => {
    expect(after({ type: 'answered', data: 'a' }, { type: 'reset' })).toBe(nothingYet);
  });
});

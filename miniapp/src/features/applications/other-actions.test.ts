import { otherActions } from './other-actions';

const action = (key: 'edit' | 'submit' | 'recall' | 'delete', allowed = true) => ({
  key,
  label: key,
  allowed,
  reason: allowed ? null : { code: 'x', message: '还不行' },
});
const next = { title: '', detail: '', action: 'submit' as const, dueOn: null, dueText: null, tone: 'now' as const };

it('leaves out the action of the button on top', () => {
  const actions = [action('edit'), action('submit'), action('delete')];
  expect(otherActions({ actions, next }).map(({ key }) => key)).toEqual(['delete']);
});

it('lists blocked actions last', () => {
  const actions = [action('recall', false), action('delete')];
  expect(otherActions({ actions, next: null }).map(({ key }) => key)).toEqual(['delete', 'recall']);
});

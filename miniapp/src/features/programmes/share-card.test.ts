import { programmeCard } from './share-card';

it('opens the programme for every recipient', () => {
  expect(programmeCard(undefined, 'programme-1')).toMatchObject({ path: '/pages/programme/index?id=programme-1' });
});

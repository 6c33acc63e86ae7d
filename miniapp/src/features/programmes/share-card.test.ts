import { programmeCard } from './share-card';

it('leads back to the programme, whoever opens it', () => {
  expect(programmeCard(undefined, 'programme-1')).toMatchObject({ path: '/pages/programme/index?id=programme-1' });
});

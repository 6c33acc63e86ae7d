import { arcImage, spotOf } from './projection';

it('places Europe on the left, China left of the centre and America on the right', () => {
  const [berlin, lanzhou, toronto] = [spotOf([52, 13]), spotOf([36, 104]), spotOf([44, -79])];
  expect(berlin.x).toBeLessThan(lanzhou.x);
  expect(lanzhou.x).toBeLessThan(50);
  expect(toronto.x).toBeGreaterThan(lanzhou.x);
  expect(berlin.y).toBeLessThan(lanzhou.y);
});

it('keeps every place on the map', () => {
  expect(spotOf([89, -30])).toEqual({ x: 2, y: 2 });
  expect(arcImage(spotOf([36, 104]), spotOf([44, -79]))).toContain('viewBox');
});

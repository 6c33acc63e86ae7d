import type { Mobility } from '@yuanhang/contract';
import { mobilityLabels } from './mobility-labels';

const stay: Mobility = {
  departOn: '2027-03-01',
  returnOn: '2027-08-28',
  arrivedOn: null,
  nextCheckInOn: null,
  returnDueOn: null,
  country: 'CA',
  place: '加拿大 · 多伦多',
  timeZone: 'America/Toronto',
  offsetMinutes: -300,
};

describe('mobilityLabels', () => {
  it('counts down to the departure', () => {
    expect(mobilityLabels(stay, new Date('2027-02-26T02:00:00Z'))).toMatchObject({ now: '还有 3 天出发', part: 0 });
  });

  it('counts days by the calendar of the destination', () => {
    const arrived = { ...stay, arrivedOn: '2027-03-02' };
    // Already the 4th in Shanghai.
    expect(mobilityLabels(arrived, new Date('2027-03-04T01:00:00Z')).now).toBe('在外第 2 天');
    expect(mobilityLabels(arrived, new Date('2027-05-30T12:00:00Z')).part).toBeCloseTo(0.5);
  });

  it('has labels on the day of departure and after the end', () => {
    expect(mobilityLabels(stay, new Date('2027-03-01T02:00:00Z')).now).toBe('今天出发');
    expect(mobilityLabels({ ...stay, arrivedOn: '2027-03-02' }, new Date('2027-09-01T02:00:00Z'))).toMatchObject({
      now: '行程已结束',
      part: 1,
    });
  });
});

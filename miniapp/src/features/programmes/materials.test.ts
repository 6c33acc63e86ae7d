import { materialsByPhase } from './materials';

describe('materialsByPhase', () => {
  it('groups by phase, required first, without empty phases', () => {
    const grouped = materialsByPhase([
      { phase: 'return', required: true, name: '总结' },
      { phase: 'application', required: false, name: '推荐信' },
      { phase: 'application', required: true, name: '成绩单' },
    ]);
    expect(grouped.map(({ title, items }) => [title, items.map(({ name }) => name)])).toEqual([
      ['申请时提交', ['成绩单', '推荐信']],
      ['返校后提交', ['总结']],
    ]);
  });
});

import { fileNameOf, sizeText } from '../../shared/transfer/file-labels';
import { queryFor } from './query-for';

it('sends an export only the filters that it supports', () => {
  const chosen: Record<string, string> = { stage: 'dispatched', year: '2026', submittedFrom: '2026-01-01' };
  const filters = { value: (name: string) => chosen[name] };
  expect(queryFor({ filters: ['year', 'country'] }, filters)).toEqual({ year: '2026' });
  expect(queryFor({ filters: ['submitted'] }, filters)).toEqual({ submittedFrom: '2026-01-01' });
});

it('reads the file name from the server’s header', () => {
  const given = `attachment; filename="x.xlsx"; filename*=UTF-8''${encodeURIComponent('申请 2026-11-25.xlsx')}`;
  expect(fileNameOf(given, '导出.xlsx')).toBe('申请 2026-11-25.xlsx');
  expect(fileNameOf(null, '导出.xlsx')).toBe('导出.xlsx');
  expect([sizeText(10), sizeText(2048), sizeText(1_572_864)]).toEqual(['1 KB', '2 KB', '1.5 MB']);
});

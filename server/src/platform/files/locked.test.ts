import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileType } from '@yuanhang/domain';
import { pdfBytes } from '../../../test/factories/attachments';
import { lockedOfficeBytes, officeBytes, word } from '../../../test/factories/office';
import { checkFile } from './check-file';

const verdictOn = async (type: FileType, bytes: Buffer) => (await checkFile([type], bytes)).verdict;
const stored = (name: string) => readFileSync(join(__dirname, '../../../test/files/upload', name));

it('finds files that ask for a password', async () => {
  expect(await verdictOn('pdf', stored('locked.pdf'))).toBe('locked');
  expect(await verdictOn('docx', lockedOfficeBytes())).toBe('locked');
  expect(await verdictOn('xlsx', lockedOfficeBytes())).toBe('locked');
});

it('accepts a PDF that opens without one, whatever its owner forbids', async () => {
  expect(await verdictOn('pdf', stored('owner-only.pdf'))).toBe('sound');
  expect(await verdictOn('pdf', pdfBytes('/Encrypt'))).toBe('sound');
  expect(await verdictOn('docx', await officeBytes(word))).toBe('sound');
});

it('does not take an old Word file for a locked one', async () => {
  const old = lockedOfficeBytes('WordDocument');
  expect(await verdictOn('docx', old)).toBe('other_type');
});

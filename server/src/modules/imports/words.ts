import { type EligibleGroup, isStaffRole, type Role, roleLabels, roles } from '@yuanhang/domain';

/** Words for a level of study, without spaces and in lower case. */
// biome-ignore format: lists of words
const levels: Readonly<Record<EligibleGroup, readonly string[]>> = {
  undergraduate: [
    '本科', '本科生', '大学本科', '普通本科', '全日制本科', '全日制本科生', '学士', '在读本科生', '本科在读', 'undergraduate', 'bachelor',
  ],
  master: [
    '硕士', '硕士生', '硕士研究生', '全日制硕士', '全日制硕士研究生', '学术硕士', '专业硕士', '学硕', '专硕', '学术型硕士',
    '专业型硕士', '学术学位硕士', '专业学位硕士', '在读硕士', 'master', 'postgraduate',
  ],
  doctor: [
    '博士', '博士生', '博士研究生', '全日制博士', '全日制博士研究生', '直博', '直博生', '直接攻博', '学术博士', '专业博士',
    '在读博士', 'doctor', 'doctoral', 'phd',
  ],
};
const genders: Readonly<Record<'男' | '女', readonly string[]>> = {
  男: ['男', '男性', '男生', '男士', 'm', 'male'],
  女: ['女', '女性', '女生', '女士', 'f', 'female'],
};

const plain = (cell: string): string => cell.normalize('NFKC').replace(/[\s.]/g, '').toLowerCase();

/** The key whose words contain the cell; otherwise the cell, for the schema to refuse. */
const keyOf =
  (words: Readonly<Record<string, readonly string[]>>) =>
  (cell: string): string =>
    Object.keys(words).find((key) => key === cell || words[key]?.includes(plain(cell))) ?? cell;

/** 本科, 硕士研究生, 博士 and further words for a level of study. */
export const toLevel = keyOf(levels);
/** 男性, M, Male and further words for a gender. */
export const toGender = keyOf(genders);
export const toRole = (cell: string): string =>
  roles.find((role: Role) => isStaffRole(role) && roleLabels[role] === cell) ?? cell;

/** `2024 级` for `2024`, `2024级` and `2024 年级`. */
export function toGrade(cell: string): string {
  const [, year] = /^(\d{4})\s*(?:年级|级|年)?$/.exec(cell) ?? [];
  return year === undefined ? cell : `${year} 级`;
}

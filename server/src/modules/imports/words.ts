import { type EligibleGroup, roleLabels, type Sanction, type StaffRole } from '@yuanhang/domain';

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
// biome-ignore format: lists of words
const staffRoleWords: Readonly<Record<StaffRole, readonly string[]>> = {
  college_reviewer: [roleLabels.college_reviewer, '学院', '院系', '院系审核', '学院管理员', '教学秘书', '外事秘书', '学院秘书'],
  office: [roleLabels.office, '国际交流处', '国际合作处', '国际合作与交流处', '外事处', '国际处老师', '国际处审核'],
  finance: [roleLabels.finance, '财务', '财务处', '经费', '财务审核', '计财处', '计划财务处'],
  admin: [roleLabels.admin, '系统管理员', '超级管理员'],
};
/** 学院审核, 外事处, 财务处 and further words for a role of staff. */
export const toRole = keyOf(staffRoleWords);

const sanctionWords: Readonly<Record<Sanction, readonly string[]>> = {
  none: ['无', '否', '没有', '无处分', '未受处分', '已解除', '0', 'n', 'no', 'none'],
  open: ['有', '是', '有处分', '在处分期', '处分期内', '未解除', '1', 'y', 'yes', 'open'],
};
/** 有, 是, 无, 已解除 and further words for disciplinary action in force. */
export const toSanction = keyOf(sanctionWords);

/** `3/120` for `3 / 120`, `第 3 名`, `3／120` and `3/120人`. */
export const toRank = (cell: string): string => cell.normalize('NFKC').replace(/[\s第名人]/g, '');

/** `2024 级` for `2024`, `2024级` and `2024 年级`. */
export function toGrade(cell: string): string {
  const [, year] = /^(\d{4})\s*(?:年级|级|年)?$/.exec(cell) ?? [];
  return year === undefined ? cell : `${year} 级`;
}

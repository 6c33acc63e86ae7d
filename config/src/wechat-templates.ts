import type { z } from 'zod';

const keys = ['progress', 'deadline', 'check_in'] as const;
const values = ['title', 'number', 'programme', 'next', 'date'] as const;
/** The values that a field of a subscribe message can have. */
export type SubscribeValue = (typeof values)[number];

/** A template that the university chose in WeChat's console; WeChat defines the names of its fields. */
export interface SubscribeTemplate {
  readonly key: (typeof keys)[number];
  readonly templateId: string;
  readonly fields: readonly { readonly name: string; readonly value: SubscribeValue }[];
}

const isKey = (text: string): text is SubscribeTemplate['key'] => keys.some((key) => key === text);
const isValue = (text: string): text is SubscribeValue => values.some((value) => value === text);
const fieldName = /^(thing|short_thing|phrase|name|character_string|date|time)\d{1,2}$/;
const parts = (text: string, by: string) =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readOne(text: string): SubscribeTemplate | null {
  const [, key = '', templateId = '', list = ''] = /^(\w+)=([\w-]{1,64}):(.+)$/.exec(text) ?? [];
  const fields = parts(list, ',').flatMap((pair) => {
    const [name = '', value = ''] = parts(pair, '=');
    return fieldName.test(name) && isValue(value) ? [{ name, value }] : [];
  });
  if (!isKey(key) || fields.length === 0 || fields.length < parts(list, ',').length) return null;
  return { key, templateId, fields };
}

/** Parses `progress=<template id>:thing1=title,…; deadline=…`; null and an issue for anything else. */
export function readWechatTemplates(text: string, context: z.RefinementCtx): readonly SubscribeTemplate[] | null {
  const read = parts(text, ';').map(readOne);
  const templates = read.flatMap((template) => template ?? []);
  const isTwice = new Set(templates.map(({ key }) => key)).size < templates.length;
  if (templates.length === read.length && !isTwice) return templates;
  const message = `应为 ${keys.join('、')} 各一次，例如 progress=模板编号:thing1=title,character_string2=number；字段可填 ${values.join('、')}`;
  context.addIssue({ code: 'custom', message });
  return null;
}

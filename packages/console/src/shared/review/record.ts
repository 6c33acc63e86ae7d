import { useQuery } from '@tanstack/react-query';
import { type ReviewedApplication, type ReviewedRequest, reviewRoutes } from '@yuanhang/contract';
import { call } from '../api';

/** The subject of a decision: an application or one of its follow-up requests. */
export type Subject = 'application' | 'request';
export type Reviewed =
  | { readonly subject: 'application'; readonly record: ReviewedApplication }
  | { readonly subject: 'request'; readonly record: ReviewedRequest };

export const recordKey = (subject: Subject, id: string) => ['review', subject, id] as const;

export async function readRecord(subject: Subject, id: string): Promise<Reviewed> {
  const about = { params: { id } };
  if (subject === 'application') return { subject, record: await call(reviewRoutes.application, about) };
  return { subject, record: await call(reviewRoutes.request, about) };
}

/** The record as the user may see it. */
export const useRecord = (subject: Subject, id: string) =>
  useQuery({ queryKey: recordKey(subject, id), queryFn: () => readRecord(subject, id) });

/** The answer pages of a record. */
export function pagesOf(reviewed: Reviewed) {
  if (reviewed.subject === 'request') return [reviewed.record.page];
  const { basic, application, questions, selfArranged } = reviewed.record.pages;
  return [basic, application, questions, ...(selfArranged ? [selfArranged] : [])];
}

/** Every material with its uploaded files, including an application's supplements. */
export function materialsOf(reviewed: Reviewed) {
  if (reviewed.subject === 'request') return reviewed.record.materials;
  return [...reviewed.record.materials, ...reviewed.record.supplements.flatMap(({ items }) => items)];
}

/** An application for its own page. */
export const useApplicationRecord = (id: string) =>
  useQuery({
    queryKey: [...recordKey('application', id), 'alone'],
    queryFn: () => call(reviewRoutes.application, { params: { id } }),
  });

import { useQuery } from '@tanstack/react-query';
import { type ReviewedApplication, type ReviewedRequest, reviewRoutes } from '@yuanhang/contract';
import { call } from '../api';

/** What is decided: an application, or one of the requests that follow it. */
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

/** The record as the person asking may see it. */
export const useRecord = (subject: Subject, id: string) =>
  useQuery({ queryKey: recordKey(subject, id), queryFn: () => readRecord(subject, id) });

/** The pages of answers that a record has. */
export function pagesOf(reviewed: Reviewed) {
  if (reviewed.subject === 'request') return [reviewed.record.page];
  const { basic, application, questions, selfArranged } = reviewed.record.pages;
  return [basic, application, questions, ...(selfArranged ? [selfArranged] : [])];
}

/** Every material with what was handed in for it; supplements with the application's. */
export function materialsOf(reviewed: Reviewed) {
  if (reviewed.subject === 'request') return reviewed.record.materials;
  return [...reviewed.record.materials, ...reviewed.record.supplements.flatMap(({ items }) => items)];
}

/** An application on a page of its own. */
export const useApplicationRecord = (id: string) =>
  useQuery({
    queryKey: [...recordKey('application', id), 'alone'],
    queryFn: () => call(reviewRoutes.application, { params: { id } }),
  });

import { ApiError, type ImportKind, importKindLabels, importRoutes } from '@yuanhang/contract';
import { App } from 'antd';
import { useState } from 'react';
import { messageOf, useAction } from '../../shared/api';
import { sendForm, useDownload } from '../../shared/transfer';
import type { Mapping, Report } from './report';

interface Order {
  readonly kind: ImportKind;
  readonly mode: 'check' | 'apply';
  readonly file: File;
  /** The page of the preview, from 1. */
  readonly page: number;
  /** Of the columns by hand; null for the remembered one. */
  readonly mapping: Mapping | null;
}

interface Reported {
  readonly file: File;
  readonly mapping: Mapping | null;
  readonly page: number;
  readonly report: Report;
}

const isReport = (answer: unknown): answer is Report =>
  typeof answer === 'object' && answer !== null && 'applied' in answer && 'problems' in answer;

/** Uploads the file for validation or to apply it. The outcome is shown even if the user has left the page. */
export function useImport(onApplied: () => unknown) {
  const { notification } = App.useApp();
  const [part, setPart] = useState(0);
  const [report, setReport] = useState<Reported | null>(null);
  const download = useDownload();
  const send = useAction(
    async ({ kind, mode, file, page, mapping }: Order) => {
      const form = new FormData();
      form.append('kind', kind);
      form.append('mode', mode);
      form.append('page', String(page - 1));
      if (mapping) form.append('mapping', JSON.stringify(mapping));
      form.append('file', file);
      setPart(0);
      const answer = await sendForm(importRoutes.run.path, form, setPart);
      if (!isReport(answer)) throw new TypeError('no report');
      return { order: { kind, file, page, mapping }, answer };
    },
    {
      onDone: async ({ order, answer }) => {
        setReport({ file: order.file, page: order.page, mapping: order.mapping, report: answer });
        if (!answer.applied) return;
        notification.success({ message: `已导入${importKindLabels[order.kind]}`, description: countText(answer) });
        await onApplied();
      },
      onFailed: (error) => {
        notification.error({
          message: '没有读懂这个文件',
          description: messageOf(error),
          duration: error instanceof ApiError ? 8 : 0,
        });
        return true;
      },
    },
  );
  const mappingFor = (file: File) => (report?.file === file ? report.mapping : null);
  return {
    report,
    part,
    busy: send.busy,
    page: report?.page ?? 1,
    check: (kind: ImportKind, file: File, page = 1) =>
      send.run({ kind, mode: 'check', file, page, mapping: mappingFor(file) }),
    /** Checks the file again, with the columns assigned by hand. */
    assign: (kind: ImportKind, file: File, mapping: Mapping) =>
      send.run({ kind, mode: 'check', file, page: 1, mapping }),
    apply: (kind: ImportKind, file: File) =>
      send.run({ kind, mode: 'apply', file, page: 1, mapping: mappingFor(file) }),
    /** Downloads the rows of the file with their problems. */
    problems: (kind: ImportKind, file: File) => {
      const form = new FormData();
      form.append('kind', kind);
      const mapping = mappingFor(file);
      if (mapping) form.append('mapping', JSON.stringify(mapping));
      form.append('file', file);
      return download({ url: importRoutes.problems.path, body: form }, '带问题说明的文件');
    },
    forget: () => setReport(null),
  };
}

export const countText = ({ created, updated, unchanged }: Pick<Report, 'created' | 'updated' | 'unchanged'>): string =>
  `新增 ${created}，更新 ${updated}，没有变化 ${unchanged}`;

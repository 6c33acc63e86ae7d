import { randomUUID } from 'node:crypto';
import {
  type ApplicationDetail,
  applicationRoutes,
  attachmentRoutes,
  type Call,
  checkInRoutes,
  demoRoutes,
  programmeRoutes,
  requestRoutes,
} from '@yuanhang/contract';
import type { FormValues, RequestKind } from '@yuanhang/domain';
import { agreeToAll } from './agree';
import { anonymousApi, apiAs } from './api';
import { transcript } from './sample-files';

interface Answers {
  readonly startOn: string;
  readonly endOn: string;
  /** Replaces answers of the first page. */
  readonly basic?: FormValues;
  readonly studyPlan?: string;
}

/** A student who acts through the API, for tests of the staff's side: makes the calls that the phone would make. */
export interface ExchangeStudent {
  readonly call: Call;
  /** The newest application. */
  readonly application: () => Promise<ApplicationDetail>;
  /** Fills in an application to the programme of this name, with all materials, and submits it. */
  readonly apply: (programme: string, answers: Answers) => Promise<void>;
  /** Opens a request, fills it in and submits it. */
  readonly submitRequest: (kind: RequestKind, values: FormValues) => Promise<void>;
  readonly checkIn: (city: string, more?: { readonly note?: string }) => Promise<void>;
}

/** The answers of the application's first page that the student types. A page is saved as a whole. */
export const contact = {
  phone: '13800001234',
  email: 'student@stu.example.edu.cn',
  address: '榆中校区 5 号楼 301 室',
  emergencyName: '林建国',
  emergencyRelation: '父亲',
  emergencyPhone: '13900005678',
};
const plan = {
  fundingSource: ['self'],
  studyPlan: '修读三门与专业相关的课程，每两周与国内导师汇报进展。'.repeat(12),
  hasBeenAbroad: false,
};

export async function exchangeStudent(url: string, username: string): Promise<ExchangeStudent> {
  const call = await apiAs(url, username);
  await agreeToAll(call);

  async function upload(ownerId: string, requirementKey: string): Promise<void> {
    const { name, buffer, mimeType } = transcript;
    const input = { ownerType: 'application' as const, ownerId, requirementKey, fileName: name, bytes: buffer.length };
    const { id, upload: ticket } = await call(attachmentRoutes.beginUpload, { body: input });
    const form = new FormData();
    for (const [field, value] of Object.entries(ticket.fields)) form.append(field, value);
    form.append(ticket.fileField, new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
    const posted = await fetch(new URL(ticket.url, url), { method: 'POST', body: form });
    if (!posted.ok) throw new Error(`the upload was refused with ${posted.status}`);
    await call(attachmentRoutes.completeUpload, { params: { id } });
  }

  const application = async () => {
    const { items } = await call(applicationRoutes.list, { query: {} });
    return call(applicationRoutes.detail, { params: { id: items[0]?.id ?? '' } });
  };

  return {
    call,
    application,

    async apply(programme, { basic, ...answers }) {
      const { items } = await call(programmeRoutes.list, { query: { q: programme, open: 'true' } });
      const programmeId = items[0]?.id ?? '';
      const draft = await call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } });
      const { id } = draft;
      const params = (page: 'basic' | 'application') => ({ id, page });
      const first = { version: draft.version, values: { ...contact, ...basic } };
      const { version } = await call(applicationRoutes.savePage, { params: params('basic'), body: first });
      const body = { version, values: { ...plan, ...answers } };
      const { missing } = await call(applicationRoutes.savePage, { params: params('application'), body });
      for (const { field } of missing) {
        const [part, key] = field.split('.');
        if (part === 'materials' && key) await upload(id, key);
      }
      const filled = await call(applicationRoutes.detail, { params: { id } });
      await call(applicationRoutes.submit, { params: { id }, body: { version: filled.version } });
    },

    async submitRequest(kind, values) {
      const { id } = await application();
      const opened = await call(requestRoutes.open, { params: { id }, body: { kind } });
      const about = { params: { id: opened.id } };
      const saved = await call(requestRoutes.saveForm, { ...about, body: { version: opened.version, values } });
      await call(requestRoutes.submit, { ...about, body: { version: saved.version } });
    },

    async checkIn(city, more = {}) {
      const { now } = await anonymousApi(url)(demoRoutes.readClock, {});
      const { id } = await application();
      const body = { clientKey: randomUUID(), wellbeing: 'safe' as const, madeAt: now, city, ...more };
      await call(checkInRoutes.create, { params: { id }, body });
    },
  };
}

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
import { transcript } from './files';
import { demoPassword } from './personas';
import { eachOnce, signedIn, visitor } from './staff';

interface Answers {
  readonly startOn: string;
  readonly endOn: string;
  /** In the place of the usual answers of the first page. */
  readonly basic?: FormValues;
  readonly studyPlan?: string;
}

/** What a student does on the phone, by the calls that the phone makes: for tests that look at the staff's side. */
export interface ExchangeStudent {
  readonly call: Call;
  readonly application: () => Promise<ApplicationDetail>;
  /** Applies to the programme of this name with everything that is asked, and hands it in. */
  readonly apply: (programme: string, answers: Answers) => Promise<void>;
  /** Opens a request, fills it in and hands it in. */
  readonly handIn: (kind: RequestKind, values: FormValues) => Promise<void>;
  readonly checkIn: (city: string, more?: { readonly note?: string }) => Promise<void>;
}

/** The first page as far as it is the student's own; a page is saved as a whole. */
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
  const call = eachOnce(await signedIn(url, username, demoPassword));

  async function upload(ownerId: string, requirementKey: string): Promise<void> {
    const { name, buffer, mimeType } = transcript;
    const wish = { ownerType: 'application' as const, ownerId, requirementKey, fileName: name, bytes: buffer.length };
    const { id, upload: ticket } = await call(attachmentRoutes.beginUpload, { body: wish });
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

    async apply(programme, { basic, ...stay }) {
      const { items } = await call(programmeRoutes.list, { query: { q: programme, open: 'true' } });
      const programmeId = items[0]?.id ?? '';
      const draft = await call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } });
      const { id } = draft;
      const params = (page: 'basic' | 'application') => ({ id, page });
      const first = { version: draft.version, values: { ...contact, ...basic } };
      const { version } = await call(applicationRoutes.savePage, { params: params('basic'), body: first });
      const body = { version, values: { ...plan, ...stay } };
      const { missing } = await call(applicationRoutes.savePage, { params: params('application'), body });
      for (const { field } of missing) {
        const [part, key] = field.split('.');
        if (part === 'materials' && key) await upload(id, key);
      }
      const filled = await call(applicationRoutes.detail, { params: { id } });
      await call(applicationRoutes.submit, { params: { id }, body: { version: filled.version } });
    },

    async handIn(kind, values) {
      const { id } = await application();
      const opened = await call(requestRoutes.open, { params: { id }, body: { kind } });
      const about = { params: { id: opened.id } };
      const saved = await call(requestRoutes.saveForm, { ...about, body: { version: opened.version, values } });
      await call(requestRoutes.submit, { ...about, body: { version: saved.version } });
    },

    async checkIn(city, more = {}) {
      const { now } = await visitor(url)(demoRoutes.readClock, {});
      const { id } = await application();
      const body = { clientKey: randomUUID(), wellbeing: 'safe' as const, madeAt: now, city, ...more };
      await call(checkInRoutes.create, { params: { id }, body });
    },
  };
}

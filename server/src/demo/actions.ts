import { Readable } from 'node:stream';
import type { ProgrammeInput } from '@yuanhang/contract';
import type { FormValues, RequestKind, Wellbeing } from '@yuanhang/domain';
import type { App } from '../app';
import type { Clock } from '../platform/clock';
import type { Principal } from '../platform/http';
import type { LocalFiles } from '../platform/storage';
import { applicationAnswers, basicAnswers, dispatchAnswers, languageAnswers } from './answers';
import { samplePdf, samplePng } from './files';
import type { DemoStudent } from './people';

export interface Trip {
  readonly student: Principal;
  readonly about: DemoStudent;
  readonly index: number;
  readonly programme: ProgrammeInput;
  readonly programmeId: string;
  /** Known once it is begun. */
  applicationId: string;
  requestId: string;
}

/** What people do, through the same services that the routes call. */
export function createDemoActions({ modules, database }: App, clock: Clock, files: LocalFiles) {
  const { applications, fileAccess, review, requests, checkIns } = modules;
  const version = async (trip: Trip) => (await applications.own(trip.student, trip.applicationId)).version;
  const requestVersion = async (trip: Trip) => (await requests.own(trip.student, trip.requestId)).version;

  async function upload(trip: Trip, requirementKey: string, fileName: string, bytes: Buffer): Promise<void> {
    const input = {
      ownerType: 'application' as const,
      ownerId: trip.applicationId,
      requirementKey,
      fileName,
      bytes: bytes.length,
    };
    const { id, upload: ticket } = await fileAccess.beginUpload(trip.student, input);
    await files.receive(ticket.fields.ticket ?? '', Readable.from([bytes]));
    await fileAccess.completeUpload(trip.student, id);
  }

  /** Opens, fills in and submits a request. */
  async function handInRequest(trip: Trip, kind: RequestKind, values: FormValues): Promise<void> {
    const { student, applicationId } = trip;
    const opened = await database.transaction((tx) => requests.open(student, { applicationId, kind }, tx));
    const { id, version: seen } = opened;
    trip.requestId = id;
    const saved = await database.transaction((tx) => requests.saveForm(student, { id, version: seen, values }, tx));
    await database.transaction((tx) => requests.submit(student, { id, version: saved.version }, tx));
  }

  return {
    async begin(trip: Trip): Promise<void> {
      const { id } = await database.transaction((tx) => applications.begin(trip.student, trip.programmeId, tx));
      trip.applicationId = id;
      const basic = {
        id: trip.applicationId,
        page: 'basic' as const,
        version: await version(trip),
        values: basicAnswers(trip.about, trip.index),
      };
      await database.transaction((tx) => applications.savePage(trip.student, basic, tx));
    },

    async submit(trip: Trip): Promise<void> {
      const id = trip.applicationId;
      const page = {
        id,
        page: 'application' as const,
        version: await version(trip),
        values: applicationAnswers(trip.programme),
      };
      await database.transaction((tx) => applications.savePage(trip.student, page, tx));
      const language = { id, version: await version(trip), values: languageAnswers('2026-03-14', trip.index) };
      await database.transaction((tx) => applications.addLanguage(trip.student, language, tx));
      await upload(trip, 'transcript', '成绩单（英文）.pdf', samplePdf('Transcript (sample)'));
      await upload(trip, 'passport_page', '护照首页.png', samplePng());
      const seen = { id, version: await version(trip) };
      await database.transaction((tx) => applications.submit(trip.student, seen, tx));
    },

    async decide(trip: Trip, by: Principal, decision: 'approve' | 'return' | 'reject', comment: string): Promise<void> {
      const input = { id: trip.applicationId, version: await version(trip), decision, comment };
      await database.transaction((tx) => review.decideApplication(by, input, tx));
    },

    async confirmDispatch(trip: Trip): Promise<void> {
      await handInRequest(trip, 'dispatch_confirmation', dispatchAnswers(trip.about, trip.index, trip.programme));
    },

    /** What follows the dispatch: a budget, a change, a return, a claim. */
    request: handInRequest,

    async approve(trip: Trip, by: Principal, comment: string): Promise<void> {
      const seen = { id: trip.requestId, version: await requestVersion(trip) };
      const input = { ...seen, event: { type: 'approve' as const }, comment };
      await database.transaction((tx) => review.decideRequest(by, input, tx));
    },

    /** Asks for two things, of which the student has brought one. */
    async askSupplement(trip: Trip, by: Principal, dueOn: string): Promise<void> {
      const items = ['成绩单（加盖公章）', '导师推荐信'].map((name) => ({
        name,
        help: '',
        fileTypes: ['pdf' as const, 'jpg' as const],
        maxCount: 2,
      }));
      const seen = { id: trip.applicationId, version: await version(trip) };
      const input = { ...seen, items, dueOn, comment: '现有成绩单没有盖章，另请补交一封推荐信。' };
      await database.transaction((tx) => review.askSupplement(by, input, tx));
      await upload(trip, 'supplement_1_1', '成绩单（盖章）.pdf', samplePdf('Transcript with seal (sample)'));
    },

    async approveDispatch(trip: Trip, by: Principal): Promise<void> {
      const seen = { id: trip.requestId, version: await requestVersion(trip) };
      const input = { ...seen, event: { type: 'approve' as const }, comment: '材料齐全，一路平安。' };
      await database.transaction((tx) => review.decideRequest(by, input, tx));
    },

    async checkIn(trip: Trip, wellbeing: Wellbeing, note: string): Promise<void> {
      await checkIns.record({
        studentId: trip.student.userId,
        applicationId: trip.applicationId,
        clientKey: `seed-${trip.about.username}-${clock.now().getTime()}`,
        source: 'miniapp',
        wellbeing,
        note,
        madeAt: clock.now(),
      });
    },
  };
}
export type DemoActions = ReturnType<typeof createDemoActions>;

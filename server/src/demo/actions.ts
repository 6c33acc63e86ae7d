import { Readable } from 'node:stream';
import type { ProgrammeInput } from '@yuanhang/contract';
import {
  type ConsentPurpose,
  consentTexts,
  type FormValues,
  type RequestKind,
  requestForms,
  type Wellbeing,
} from '@yuanhang/domain';
import type { App } from '../app';
import type { Clock } from '../platform/clock';
import type { Principal } from '../platform/http';
import type { LocalFiles } from '../platform/storage';
import { applicationAnswers, basicAnswers, dispatchAnswers, languageAnswers } from './answers';
import { samplePdf, samplePng } from './files';
import type { DemoStudent } from './people';

export interface Exchange {
  readonly student: Principal;
  readonly about: DemoStudent;
  readonly index: number;
  readonly programme: ProgrammeInput;
  readonly programmeId: string;
  /** Empty until the application is started. */
  applicationId: string;
  requestId: string;
}

/** Actions of people, through the same services that the routes call. */
export function createDemoActions({ modules, database }: App, clock: Clock, files: LocalFiles) {
  const { applications, fileAccess, review, requests, checkIns, consents } = modules;
  const version = async (exchange: Exchange) =>
    (await applications.own(exchange.student, exchange.applicationId)).version;
  const requestVersion = async (exchange: Exchange) =>
    (await requests.own(exchange.student, exchange.requestId)).version;

  /** Agrees to the purpose, unless the student has; each is asked where it is first needed. */
  async function agree({ student }: Exchange, purpose: ConsentPurpose): Promise<void> {
    const version = consentTexts.find((text) => text.purpose === purpose)?.version ?? 1;
    await database.transaction((tx) => consents.decide(student, { purpose, granted: true, version }, tx));
  }

  async function upload(exchange: Exchange, requirementKey: string, fileName: string, bytes: Buffer): Promise<void> {
    const input = {
      ownerType: 'application' as const,
      ownerId: exchange.applicationId,
      requirementKey,
      fileName,
      bytes: bytes.length,
    };
    const { id, upload: ticket } = await fileAccess.beginUpload(exchange.student, input);
    await files.receive(ticket.fields.ticket ?? '', Readable.from([bytes]));
    await fileAccess.completeUpload(exchange.student, id);
  }

  /** Opens, fills in and submits a request. */
  async function handInRequest(exchange: Exchange, kind: RequestKind, values: FormValues): Promise<void> {
    const { student, applicationId } = exchange;
    if (requestForms[kind].fields.some(({ sensitive }) => sensitive)) await agree(exchange, 'sensitive_numbers');
    const opened = await database.transaction((tx) => requests.open(student, { applicationId, kind }, tx));
    const { id, version: seen } = opened;
    exchange.requestId = id;
    const saved = await database.transaction((tx) => requests.saveForm(student, { id, version: seen, values }, tx));
    await database.transaction((tx) => requests.submit(student, { id, version: saved.version }, tx));
  }

  return {
    async begin(exchange: Exchange): Promise<void> {
      await agree(exchange, 'application');
      const { id } = await database.transaction((tx) => applications.begin(exchange.student, exchange.programmeId, tx));
      exchange.applicationId = id;
      const basic = {
        id: exchange.applicationId,
        page: 'basic' as const,
        version: await version(exchange),
        values: basicAnswers(exchange.about, exchange.index),
      };
      await database.transaction((tx) => applications.savePage(exchange.student, basic, tx));
    },

    async submit(exchange: Exchange): Promise<void> {
      const id = exchange.applicationId;
      const page = {
        id,
        page: 'application' as const,
        version: await version(exchange),
        values: applicationAnswers(exchange.programme),
      };
      await database.transaction((tx) => applications.savePage(exchange.student, page, tx));
      const language = { id, version: await version(exchange), values: languageAnswers('2026-03-14', exchange.index) };
      await database.transaction((tx) => applications.addLanguage(exchange.student, language, tx));
      await upload(exchange, 'transcript', '成绩单（英文）.pdf', samplePdf('Transcript (sample)'));
      await upload(exchange, 'passport_page', '护照首页.png', samplePng());
      const seen = { id, version: await version(exchange) };
      await database.transaction((tx) => applications.submit(exchange.student, seen, tx));
    },

    async decide(
      exchange: Exchange,
      by: Principal,
      decision: 'approve' | 'return' | 'reject',
      comment: string,
    ): Promise<void> {
      const input = { id: exchange.applicationId, version: await version(exchange), decision, comment };
      await database.transaction((tx) => review.decideApplication(by, input, tx));
    },

    async confirmDispatch(exchange: Exchange): Promise<void> {
      await handInRequest(
        exchange,
        'dispatch_confirmation',
        dispatchAnswers(exchange.about, exchange.index, exchange.programme),
      );
    },

    /** Requests after the dispatch: a budget, a change, a return, a claim. */
    request: handInRequest,

    async approve(exchange: Exchange, by: Principal, comment: string): Promise<void> {
      const seen = { id: exchange.requestId, version: await requestVersion(exchange) };
      const input = { ...seen, event: { type: 'approve' as const }, comment };
      await database.transaction((tx) => review.decideRequest(by, input, tx));
    },

    /** Asks for two items, of which the student has uploaded one. */
    async askSupplement(exchange: Exchange, by: Principal, dueOn: string): Promise<void> {
      const items = ['成绩单（加盖公章）', '导师推荐信'].map((name) => ({
        name,
        help: '',
        fileTypes: ['pdf' as const, 'jpg' as const],
        maxCount: 2,
      }));
      const seen = { id: exchange.applicationId, version: await version(exchange) };
      const input = { ...seen, items, dueOn, comment: '现有成绩单没有盖章，另请补交一封推荐信。' };
      await database.transaction((tx) => review.askSupplement(by, input, tx));
      await upload(exchange, 'supplement_1_1', '成绩单（盖章）.pdf', samplePdf('Transcript with seal (sample)'));
    },

    async approveDispatch(exchange: Exchange, by: Principal): Promise<void> {
      const seen = { id: exchange.requestId, version: await requestVersion(exchange) };
      const input = { ...seen, event: { type: 'approve' as const }, comment: '材料齐全，一路平安。' };
      await database.transaction((tx) => review.decideRequest(by, input, tx));
    },

    async checkIn(exchange: Exchange, wellbeing: Wellbeing, note: string): Promise<void> {
      if (wellbeing === 'safe') await agree(exchange, 'whereabouts');
      await checkIns.record({
        studentId: exchange.student.userId,
        applicationId: exchange.applicationId,
        clientKey: `seed-${exchange.about.username}-${clock.now().getTime()}`,
        source: 'miniapp',
        wellbeing,
        note,
        madeAt: clock.now(),
      });
    },
  };
}
export type DemoActions = ReturnType<typeof createDemoActions>;

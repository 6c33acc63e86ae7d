import type { Config } from '@yuanhang/config';
import { announcementRoutes, createAnnouncements } from './modules/announcements';
import {
  applicationReminders,
  applicationRoutes,
  applicationsInReview,
  createApplications,
  eraseApplications,
  eraseDraftsOf,
  searchableApplications,
  waitingApplications,
  zonesAbroad,
} from './modules/applications';
import { attachmentsRoutes, createAttachments, createFileAccess, fileRoutes } from './modules/attachments';
import { auditRoutes, createAudit } from './modules/audit';
import { chatRoutes, createChat } from './modules/chat';
import {
  checkInReasons,
  checkInReminders,
  checkInRoutes,
  createCheckIns,
  eraseCheckIns,
  eraseCheckInsOf,
  eraseOldWhereabouts,
  helpAlarm,
  leaveRollCalls,
} from './modules/check-ins';
import { createHome, homeRoutes } from './modules/home';
import {
  casRoutes,
  createCas,
  createIdentity,
  createWechat,
  identityRoutes,
  peopleRoutes,
  searchableStudents,
  wechatRoutes,
} from './modules/identity';
import { createImports, importRoutes } from './modules/imports';
import { createMobilityDesk, mobilityDeskRoutes } from './modules/mobility-desk';
import {
  createNotifications,
  eraseMessages,
  eraseMessagesOf,
  eraseOldMessages,
  notificationsRoutes,
} from './modules/notifications';
import { placeRoutes } from './modules/places';
import { createConsents, createPrivacy, privacyRoutes } from './modules/privacy';
import {
  createProgrammes,
  eraseOldPassReasons,
  erasePassReasons,
  erasePassReasonsOf,
  programmeRoutes,
  searchableProgrammes,
} from './modules/programmes';
import { createReports, reportRoutes } from './modules/reports';
import {
  createRequests,
  eraseRequests,
  followStay,
  requestReminders,
  requestRoutes,
  requestsInReview,
  voidRequests,
  waitingRequests,
} from './modules/requests';
import { createReview, reviewRoutes } from './modules/review';
import type { Clock } from './platform/clock';
import type { FieldCipher, Signer } from './platform/crypto';
import type { Database } from './platform/database';
import type { Api, SessionCookie } from './platform/http';
import type { Job } from './platform/jobs';
import type { Logger } from './platform/log';
import type { Outbox } from './platform/outbox';
import type { RateLimits } from './platform/rate-limits';
import { clamdScanner, noScanner } from './platform/scanner';
import { searchBackfill } from './platform/search';
import type { LocalFiles, Storage } from './platform/storage';

export interface ModulesDeps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly signer: Signer;
  readonly logger: Logger;
  readonly outbox: Outbox;
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
}

export interface RoutesDeps {
  readonly api: Api;
  readonly cookie: SessionCookie;
  readonly localFiles: LocalFiles | null;
  readonly demo: DemoAccounts | null;
}

/** The demo accounts for the sign-in page. */
export interface DemoAccounts {
  readonly accounts: readonly { username: string; name: string; role: string; description: string }[];
  readonly password: string;
}

/** Creates every module with its dependencies on other modules, as described in ARCHITECTURE.md. */
export function createModules(deps: ModulesDeps) {
  const { config, database, clock, cipher, signer, logger, outbox, storage, rateLimits } = deps;
  const scanner = config.CLAMD_URL ? clamdScanner(config.CLAMD_URL) : noScanner;
  const audit = createAudit({
    database,
    clock,
    keys: config.secrets.auditKeys,
    logger,
    endFile: config.AUDIT_END_FILE,
    endMinutes: config.AUDIT_END_MINUTES,
  });
  const identity = createIdentity({
    database,
    clock,
    cipher,
    outbox,
    audit,
    rateLimits,
    openReviews: [applicationsInReview, requestsInReview],
    sessionDays: config.SESSION_DAYS,
    botToken: config.secrets.botToken,
    localAccounts: config.YUANHANG_MODE !== 'production',
    firstAdminCasId: config.FIRST_ADMIN_CAS_ID,
    casAttributes: config.CAS_ATTRIBUTES,
    casOwns: config.CAS_OWNS,
  });
  const consents = createConsents({ database, clock, outbox, audit, identity });
  const imports = createImports({ database, clock, audit, identity });
  const announcements = createAnnouncements({ database, clock, audit });
  const attachments = createAttachments({ database, clock, storage, scanner });
  const programmes = createProgrammes({ database, clock, audit, identity, attachments });
  const applications = createApplications({
    database,
    clock,
    outbox,
    identity,
    consents,
    programmes,
    attachments,
    onStageChanged: [voidRequests({ database, clock }), leaveRollCalls({ database })],
    onStayChanged: [followStay({ database, clock, outbox })],
    conditions: [],
  });
  const requests = createRequests({
    database,
    clock,
    outbox,
    cipher,
    audit,
    rateLimits,
    applications,
    attachments,
    consents,
  });
  const review = createReview({ database, clock, audit, applications, requests });
  const checkIns = createCheckIns({ database, clock, outbox, audit, applications, identity, attachments, consents });
  const reports = createReports({ database, clock, audit, checkIns, payeeOf: requests.payeeOf });
  const fileAccess = createFileAccess({
    database,
    audit,
    clock,
    storage,
    scanner,
    rateLimits,
    owners: {
      application: applications.files,
      request: requests.files,
      programme: programmes.files,
      check_in: checkIns.files,
    },
  });
  const notifications = createNotifications({
    database,
    clock,
    cipher,
    logger,
    identity,
    audit,
    sources: {
      reminders: [...applicationReminders, ...requestReminders, ...checkInReminders],
      reasons: checkInReasons,
      alarm: helpAlarm,
      waiting: [waitingApplications, waitingRequests],
      zones: zonesAbroad,
    },
    ...channelsOf(config),
  });
  const privacy = createPrivacy({
    database,
    clock,
    audit,
    storage,
    rateLimits,
    formOf: requests.formOf,
    retention: {
      years: config.RETENTION_YEARS,
      draftMonths: config.RETENTION_DRAFT_MONTHS,
      whereaboutsMonths: config.RETENTION_WHEREABOUTS_MONTHS,
      messageMonths: config.RETENTION_MESSAGE_MONTHS,
    },
    eraseDrafts: eraseDraftsOf({ database, attachments }),
    personErasers: [
      // Log details are found through the passes and help requests they are about, and messages through the name.
      audit.eraseDetailsOfPerson,
      eraseMessagesOf({ database }),
      eraseCheckInsOf({ database }),
      erasePassReasonsOf({ database }),
      imports.eraseChangesOf,
      identity.eraseContact,
    ],
    ageErasers: [
      { months: ({ whereaboutsMonths }) => whereaboutsMonths, erase: eraseOldWhereabouts({ database }) },
      { months: ({ messageMonths }) => messageMonths, erase: eraseOldMessages({ database }) },
      { months: ({ years }) => 12 * years, erase: eraseOldPassReasons({ database }) },
      { months: ({ years }) => 12 * years, erase: audit.eraseDetailsBefore },
    ],
    // Log details are found through the requests they are about, so they are erased first.
    erasers: [
      audit.eraseDetailsOfApplications,
      eraseApplications({ database, attachments }),
      eraseRequests({ database, attachments }),
      eraseCheckIns({ database, attachments }),
      eraseMessages({ database }),
      erasePassReasons({ database }),
    ],
  });
  const home = createHome({ clock, identity, announcements, programmes, applications, checkIns, notifications });
  const mobilityDesk = createMobilityDesk({ database, clock, audit, outbox, checkIns });
  const chat = createChat({
    database,
    clock,
    audit,
    identity,
    applications,
    checkIns,
    mobilityDesk,
  });
  const jobs: readonly Job[] = [
    applications.lapseDrafts,
    applications.closeReturned,
    ...notifications.jobs,
    attachments.sweep,
    identity.expiredRecords,
    imports.eraseOldChanges,
    audit.publishEnd,
    privacy.eraseSweep,
    searchBackfill(database, [
      searchableStudents(database),
      searchableProgrammes(database),
      searchableApplications(database),
    ]),
  ];

  return {
    audit,
    identity,
    consents,
    announcements,
    programmes,
    attachments,
    fileAccess,
    applications,
    requests,
    review,
    checkIns,
    notifications,
    jobs,

    /** Binds every route of the product to the API. */
    register({ api, cookie, localFiles, demo }: RoutesDeps): void {
      identityRoutes({ api, identity, cookie, clock, meta: metaOf(config, demo) });
      const publicUrl = config.PUBLIC_URL;
      if (config.CAS_URL)
        casRoutes({ api, identity, cas: createCas(config.CAS_URL), signer, clock, cookie, publicUrl });
      const { WECHAT_API_URL: apiUrl, WECHAT_APPID: appId, WECHAT_SECRET: secret } = config;
      if (appId && secret)
        wechatRoutes({ api, identity, wechat: createWechat({ apiUrl, appId, secret }), cookie, publicUrl });
      peopleRoutes({ api, audit, identity });
      importRoutes(api, imports);
      auditRoutes(api, audit);
      announcementRoutes(api, announcements);
      placeRoutes(api, clock);
      programmeRoutes(api, programmes);
      attachmentsRoutes(api, fileAccess);
      if (localFiles) fileRoutes(api, localFiles);
      applicationRoutes(api, applications);
      requestRoutes(api, requests);
      reviewRoutes(api, review);
      reportRoutes(api, reports);
      checkInRoutes(api, checkIns);
      notificationsRoutes(api, notifications);
      chatRoutes(api, chat);
      homeRoutes(api, home);
      mobilityDeskRoutes(api, mobilityDesk);
      privacyRoutes(api, privacy, consents);
    },
  };
}
export type Modules = ReturnType<typeof createModules>;

/** The channels of messages besides the inbox and the bot. */
function channelsOf(config: Config) {
  const { SMTP_URL: url, MAIL_FROM: from, WECHAT_APPID: appId, WECHAT_SECRET: secret } = config;
  const { PUBLIC_URL: publicUrl, UNIVERSITY: university, WECHAT_API_URL: apiUrl } = config;
  return {
    mail: url && from ? { url, from, publicUrl, university } : null,
    wechat: appId && secret ? { apiUrl, appId, secret } : null,
    templates: config.WECHAT_TEMPLATES,
  };
}

/** The options of the sign-in page of this installation. */
function metaOf(config: Config, demo: DemoAccounts | null) {
  return {
    university: config.UNIVERSITY,
    demo: demo !== null,
    signIn: {
      local: config.YUANHANG_MODE !== 'production',
      cas: config.CAS_URL !== undefined,
      wechat: config.WECHAT_APPID !== undefined && config.WECHAT_SECRET !== undefined,
    },
    casLogoutUrl: config.CAS_URL === undefined ? null : `${config.CAS_URL.replace(/\/$/, '')}/logout`,
    demoAccounts: demo ? [...demo.accounts] : [],
    demoPassword: demo?.password ?? null,
  };
}

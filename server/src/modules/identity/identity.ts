import { bindContext } from '../../platform/bind-context';
import { authenticate } from './commands/authenticate';
import { personOfCas } from './commands/cas-account';
import { bindContact, createBindingCode, setChatMessages, unbindContacts } from './commands/chat-bindings';
import { recordHeartbeat, recordLogin } from './commands/chat-logins';
import { addCollege, changeCollege } from './commands/colleges';
import { confirmHandover, openHandover, redeemHandover, refuseHandover, waitingHandover } from './commands/handovers';
import { lockImports, lockPerson } from './commands/locks';
import { createCollege, createStaff, createStudent } from './commands/people';
import { recordRefusedSignIn, refusalSeconds } from './commands/refused-sign-ins';
import { revealIdentityCard } from './commands/reveal-identity-card';
import {
  closeAllSessions,
  closeSession,
  closeSessionOf,
  closeSessionsOfTicket,
  openSession,
} from './commands/sessions';
import { openSessionFor, signInLocally } from './commands/sign-in';
import { signOut, signOutEverywhere } from './commands/sign-out';
import { addStaffAccount, setRoles, setStatus } from './commands/staff-accounts';
import { upsertColleges } from './commands/sync-colleges';
import { upsertStaff } from './commands/sync-staff';
import { applyStudents, upsertStudents } from './commands/sync-students';
import { undoStudents } from './commands/undo-students';
import { updateContact } from './commands/update-contact';
import { unbindWechat } from './commands/wechat-bindings';
import type { IdentityContext, IdentityDeps } from './context';
import { eraseContact } from './jobs/erase-contact';
import { expiredRecords } from './jobs/expired-records';
import { bindingOf, personByContact } from './reads/chat-contacts';
import { currentLogin } from './reads/chat-logins';
import { listColleges } from './reads/colleges';
import { compareStudents } from './reads/compare-students';
import { myAccess } from './reads/my-access';
import { myRecord } from './reads/my-record';
import { me, personName, staffOf, staffRoles, studentRecord } from './reads/people';
import { isSessionOpen, sessionsByToken } from './reads/session-rows';
import { listStaffAccounts, staffInRegister } from './reads/staff-accounts';
import { staffProblems } from './reads/staff-problems';
import { inStoredSpelling } from './reads/stored-spelling';
import { listStudents, studentDetail } from './reads/student-directory';
import { studentProblems } from './reads/student-problems';
import { studentsOutside } from './reads/students-outside';
import { userOfWechatAccount } from './reads/wechat-accounts';

/** Enough to look up numbers by hand, too few to copy the register. */
const revealsPerHour = 60;

/** People, their sessions, and the chat contacts they are bound to. */
export function createIdentity(deps: IdentityDeps) {
  const context: IdentityContext = {
    ...deps,
    signInAttempts: deps.rateLimits('sign-in', 10, 15 * 60),
    refusedSignIns: deps.rateLimits('refused-sign-ins', 1, refusalSeconds),
    cardReveals: deps.rateLimits('identity-card-reveals', revealsPerHour, 3600),
    sessionsByToken: sessionsByToken(deps),
  };
  return {
    ...bindContext(context, {
      studentRecord,
      me,
      staffOf,
      staffRoles,
      personName,
      lockPerson,
      authenticate,
      personOfCas,
      signOut,
      signOutEverywhere,
      eraseContact,
    }),
    sessions: bindContext(context, {
      open: openSession,
      close: closeSession,
      closeAll: closeAllSessions,
      isOpen: isSessionOpen,
      closeOfTicket: closeSessionsOfTicket,
    }),
    signIn: bindContext(context, {
      openFor: openSessionFor,
      locally: signInLocally,
      recordRefused: recordRefusedSignIn,
    }),
    handovers: bindContext(context, {
      open: openHandover,
      waiting: waitingHandover,
      confirm: confirmHandover,
      refuse: refuseHandover,
      redeem: redeemHandover,
      boundTo: userOfWechatAccount,
    }),
    /** What acts in a person's name, and the end of each. */
    access: bindContext(context, { read: myAccess, endSession: closeSessionOf, unbindWechat }),
    /** For seeding, tests and the first administrator. */
    people: bindContext(context, { createCollege, createStaff, createStudent }),
    colleges: bindContext(context, { list: listColleges, add: addCollege, change: changeCollege }),
    register: bindContext(context, {
      lock: lockImports,
      inStoredSpelling,
      problemsOf: studentProblems,
      compare: compareStudents,
      apply: applyStudents,
      undo: undoStudents,
      outside: studentsOutside,
      upsertStudents,
      upsertColleges,
    }),
    staffRegister: bindContext(context, { problemsOf: staffProblems, accounts: staffInRegister, upsertStaff }),
    directory: bindContext(context, { list: listStudents, detail: studentDetail, reveal: revealIdentityCard }),
    staff: bindContext(context, { list: listStaffAccounts, add: addStaffAccount, setRoles, setStatus }),
    /** Contacts of the chat bot; a binding belongs to one of its logins, because contact ids change with the login. */
    chat: bindContext(context, {
      createCode: createBindingCode,
      bind: bindContact,
      unbind: unbindContacts,
      setChatMessages,
      currentLogin,
      login: recordLogin,
      heartbeat: recordHeartbeat,
      personByContact,
      bindingOf,
    }),
    record: bindContext(context, { read: myRecord, updateContact }),
    expiredRecords: expiredRecords(context),
  };
}
export type Identity = ReturnType<typeof createIdentity>;

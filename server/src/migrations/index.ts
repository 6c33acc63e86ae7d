import type { Migration } from '../platform/database/migration';
import { platform } from './0001_platform';
import { identity } from './0002_identity';
import { programmes } from './0003_programmes';
import { attachments } from './0004_attachments';
import { audit } from './0005_audit';
import { applications } from './0006_applications';
import { requests } from './0007_requests';
import { checkIns } from './0008_check_ins';
import { notifications } from './0009_notifications';
import { supplements } from './0010_supplements';
import { attachmentOwners } from './0011_attachment_owners';
import { lateEntryPasses } from './0012_late_entry_passes';
import { announcements } from './0013_announcements';
import { rollCalls } from './0014_roll_calls';
import { imports } from './0015_imports';
import { reports } from './0016_reports';
import { privacy } from './0017_privacy';
import { submissions } from './0018_submissions';
import { checkInChases } from './0019_check_in_chases';
import { channels } from './0020_channels';
import { botInstances } from './0021_bot_instances';
import { auditKeys } from './0022_audit_keys';
import { quarantine } from './0023_quarantine';
import { rateLimits } from './0024_rate_limits';
import { sweepsDone } from './0025_sweeps_done';
import { reminderIndexes } from './0026_reminder_indexes';
import { confirmedSessions } from './0027_confirmed_sessions';
import { noWordLists } from './0028_no_word_lists';
import { offering } from './0029_offering';
import { applicationHost } from './0030_application_host';
import { namedDevices } from './0031_named_devices';
import { sessionOrigins } from './0032_session_origins';
import { importUndo } from './0033_import_undo';
import { registerFields } from './0034_register_fields';
import { search } from './0035_search';
import { deliveryUrgency } from './0042_delivery_urgency';
import { accountKeys } from './0044_account_keys';

/**
 * In the order in which they run; a new one goes to the end. A landed migration is never edited: README.md in this folder.
 *
 * 0002 to 0011 were first built from word lists of the domain. Their texts are now those of release 0.1.0, and no
 * list differed between the commit that introduced its migration and that release, so every installation has these
 * words. 0003, 0007 and 0009 were edited before the release (columns `closes_on` and `sent_back_on`, indexes); a
 * database made in between was a developer's and is not upgraded.
 */
export const migrations: readonly Migration[] = [
  platform,
  identity,
  programmes,
  attachments,
  audit,
  applications,
  requests,
  checkIns,
  notifications,
  supplements,
  attachmentOwners,
  lateEntryPasses,
  announcements,
  rollCalls,
  imports,
  reports,
  privacy,
  submissions,
  checkInChases,
  channels,
  botInstances,
  auditKeys,
  quarantine,
  rateLimits,
  sweepsDone,
  reminderIndexes,
  confirmedSessions,
  noWordLists,
  offering,
  applicationHost,
  namedDevices,
  sessionOrigins,
  importUndo,
  registerFields,
  search,
  deliveryUrgency,
  accountKeys,
];

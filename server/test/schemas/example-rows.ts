import type { StoredRow } from './stored-schema';

interface Known {
  readonly user: string;
  readonly message: string;
  readonly application: string;
  readonly college: string;
}

const at = '2026-11-30 02:00:00.000';
const later = '2026-12-31 02:00:00.000';
/** Ids are twenty characters. */
const id = (name: string) => name.padEnd(20, '0');
const hash = 'a'.repeat(64);

/**
 * A row for each table that the demo leaves empty, ordered by references. For a new table that the demo leaves empty,
 * add its row here before the release's schema is stored.
 */
export const exampleRows = ({ user, message, application, college }: Known): readonly [string, StoredRow][] => [
  ['binding_attempts', { contact_id: 'wxid_someone', at }],
  ['binding_codes', { code_hash: hash, user_id: user, expires_at: later, used_at: null }],
  ['channel_preferences', { user_id: user, preferred: 'wechat', chosen_at: at }],
  [
    'chat_logins',
    {
      id: id('login'),
      puppet: 'wechaty-puppet-mock',
      account_id: 'wxid_office',
      state: 'online',
      started_at: at,
      seen_at: at,
      current_marker: 1,
      instance: 'bot-1',
    },
  ],
  [
    'chat_bindings',
    {
      id: id('binding'),
      login_id: id('login'),
      user_id: user,
      contact_id: 'wxid_student',
      chat_messages: 1,
      bound_at: at,
    },
  ],
  ['check_in_chases', { application_id: application, chased_at: at }],
  ['consents', { user_id: user, purpose: 'privacy_notice', version: 1, granted: 1, at }],
  [
    'import_changes',
    {
      id: id('change'),
      import_id: id('import'),
      user_id: user,
      before_values: '{"gpa":"3.1"}',
      after_values: '{"gpa":"3.2"}',
    },
  ],
  ['import_mappings', { kind: 'students', heads_hash: hash, fields: '{}', saved_at: at }],
  [
    'deliveries',
    {
      id: id('delivery'),
      message_id: message,
      channel: 'email',
      state: 'failed',
      not_before: at,
      claim_token: null,
      claimed_until: null,
      attempts: 3,
      finished_at: later,
      detail: '邮箱已满',
      created_at: at,
    },
  ],
  [
    'emergency_contacts',
    {
      id: id('contact'),
      country: 'DE',
      name: '中国驻德国大使馆领事保护',
      phone: '+49 30 27588551',
      source: '使馆网站',
      verified_on: '2026-11-01',
    },
  ],
  [
    'erasure_requests',
    {
      id: id('erasure'),
      user_id: user,
      reason: '已毕业，请删除个人资料。',
      state: 'refused',
      asked_at: at,
      decided_at: later,
      decided_by: id('admin'),
      answer: '报销尚未完成。',
      open_marker: null,
    },
  ],
  [
    'handovers',
    {
      id: id('handover'),
      secret_hash: hash,
      openid: 'openid-of-student',
      user_id: user,
      expires_at: later,
      used_at: null,
      code_hash: hash,
      guesses: 1,
      device: 'iPhone · 微信',
      opened_at: at,
    },
  ],
  [
    'idempotency_keys',
    {
      actor: user,
      route: 'submitApplication',
      idempotency_key: 'b7d1c1b4-5f8a-4c3e-9a55-1f0f6a3c2d11',
      body_hash: hash,
      status: 200,
      answer: '{"stage":"under_review"}',
      claim_token: id('claim'),
      claimed_until: later,
      created_at: at,
    },
  ],
  [
    'imports',
    {
      id: id('import'),
      kind: 'students',
      file_name: '学生名册.xlsx',
      sha256: hash,
      by_id: id('office'),
      by_name: '国际处',
      at,
      created: 12,
      updated: 3,
      unchanged: 45,
    },
  ],
  [
    'revisions',
    { subject: 'rule_days', version: 1, value: '{"days":[7,3,1]}', by_id: id('office'), by_name: '国际处', at },
  ],
  [
    'roll_calls',
    {
      id: id('rollcall'),
      country: 'DE',
      city: '柏林',
      question: '当地发生爆炸，请报平安。',
      opened_by: id('office'),
      opened_by_name: '国际处',
      opened_at: at,
      reminded_at: null,
      closed_at: null,
    },
  ],
  [
    'roll_call_answers',
    {
      roll_call_id: id('rollcall'),
      application_id: application,
      student_id: user,
      college_id: college,
      asked_at: at,
      answered_at: later,
      wellbeing: 'safe',
      check_in_id: id('checkin'),
      open_marker: null,
    },
  ],
  [
    'sessions',
    {
      id: id('session'),
      token_hash: hash,
      user_id: user,
      created_at: at,
      seen_at: at,
      expires_at: later,
      revoked_at: null,
      confirmed_at: at,
      device: 'iPhone · 微信',
      by_wechat: 1,
      client: 'phone',
      cas_ticket_hash: hash,
    },
  ],
  ['settings', { name: 'clock_offset', value: '0' }],
  ['subscribe_quotas', { user_id: user, template_id: 'template-of-results', remaining: 2 }],
  [
    'subscribe_quota_entries',
    {
      user_id: user,
      template_id: 'template-of-results',
      reason: 'accepted',
      remaining: 2,
      delivery_id: null,
      at,
    },
  ],
  ['wechat_accounts', { openid: 'openid-of-student', user_id: user, bound_at: at, device: 'iPhone · 微信' }],
  [
    'wechat_tokens',
    { app_id: 'wx0123456789abcdef', sealed: null, expires_at: later, claim_token: null, claimed_until: null },
  ],
];

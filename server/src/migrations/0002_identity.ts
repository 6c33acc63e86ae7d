import type { Migration } from '../platform/database/migration';

export const identity: Migration = {
  name: '0002_identity',
  up: ({ run, t }) =>
    run(
      `CREATE TABLE colleges (id ${t.id} PRIMARY KEY, code ${t.key(20)} NOT NULL UNIQUE, name ${t.text(60)} NOT NULL) ${t.table}`,
      `CREATE TABLE users (
        id ${t.id} PRIMARY KEY, name ${t.text(60)} NOT NULL, cas_id ${t.key(60)} UNIQUE, username ${t.key(60)} UNIQUE,
        password_hash ${t.key(200)}, phone ${t.text(30)}, email ${t.text(120)},
        status ${t.key(10)} NOT NULL CHECK (status IN ('active', 'disabled')), version ${t.integer} NOT NULL,
        created_at ${t.instant} NOT NULL, updated_at ${t.instant} NOT NULL
      ) ${t.table}`,
      `CREATE TABLE user_roles (
        user_id ${t.id} NOT NULL REFERENCES users (id), role ${t.key(20)} NOT NULL, college_id ${t.key(20)} NOT NULL,
        PRIMARY KEY (user_id, role, college_id)
      ) ${t.table}`,
      'CREATE INDEX user_roles_role ON user_roles (role, college_id, user_id)',
      `CREATE TABLE students (
        user_id ${t.id} PRIMARY KEY REFERENCES users (id), student_number ${t.key(20)} NOT NULL UNIQUE, pinyin ${t.text(80)} NOT NULL,
        gender ${t.text(4)} NOT NULL, birth_date ${t.date} NOT NULL, college_id ${t.id} NOT NULL REFERENCES colleges (id),
        major ${t.text(60)} NOT NULL, level ${t.key(20)} NOT NULL, grade ${t.key(10)} NOT NULL, gpa ${t.text(20)} NOT NULL,
        address ${t.text(200)}, wechat_name ${t.text(60)}, emergency_name ${t.text(60)}, emergency_relation ${t.text(30)},
        emergency_phone ${t.text(30)}, identity_card_sealed ${t.key(300)}
      ) ${t.table}`,
      'CREATE INDEX students_college ON students (college_id, user_id)',
      `CREATE TABLE sessions (
        id ${t.id} PRIMARY KEY, token_hash ${t.key(64)} NOT NULL UNIQUE, user_id ${t.id} NOT NULL REFERENCES users (id),
        created_at ${t.instant} NOT NULL, seen_at ${t.instant} NOT NULL, expires_at ${t.instant} NOT NULL, revoked_at ${t.instant}
      ) ${t.table}`,
      'CREATE INDEX sessions_user ON sessions (user_id, revoked_at)',
      `CREATE TABLE wechat_accounts (openid ${t.key(64)} PRIMARY KEY, user_id ${t.id} NOT NULL REFERENCES users (id), bound_at ${t.instant} NOT NULL) ${t.table}`,
      'CREATE INDEX wechat_accounts_user ON wechat_accounts (user_id)',
      `CREATE TABLE handovers (
        id ${t.id} PRIMARY KEY, secret_hash ${t.key(64)} NOT NULL UNIQUE, openid ${t.key(64)} NOT NULL, user_id ${t.id},
        expires_at ${t.instant} NOT NULL, used_at ${t.instant}
      ) ${t.table}`,
      `CREATE TABLE chat_logins (
        id ${t.id} PRIMARY KEY, puppet ${t.key(40)} NOT NULL, account_id ${t.key(128)} NOT NULL, state ${t.key(20)} NOT NULL,
        started_at ${t.instant} NOT NULL, seen_at ${t.instant} NOT NULL, current_marker ${t.integer} UNIQUE
      ) ${t.table}`,
      `CREATE TABLE chat_bindings (
        id ${t.id} PRIMARY KEY, login_id ${t.id} NOT NULL REFERENCES chat_logins (id), user_id ${t.id} NOT NULL REFERENCES users (id),
        contact_id ${t.key(128)} NOT NULL, chat_messages ${t.boolean} NOT NULL, bound_at ${t.instant} NOT NULL,
        UNIQUE (login_id, contact_id), UNIQUE (user_id, login_id)
      ) ${t.table}`,
      `CREATE TABLE binding_codes (
        code_hash ${t.key(64)} PRIMARY KEY, user_id ${t.id} NOT NULL REFERENCES users (id), expires_at ${t.instant} NOT NULL, used_at ${t.instant}
      ) ${t.table}`,
      'CREATE INDEX binding_codes_user ON binding_codes (user_id, used_at)',
      `CREATE TABLE binding_attempts (seq ${t.sequence}, contact_id ${t.key(128)} NOT NULL, at ${t.instant} NOT NULL) ${t.table}`,
      'CREATE INDEX binding_attempts_contact ON binding_attempts (contact_id, at)',
      'CREATE INDEX binding_attempts_age ON binding_attempts (at)',
    ),
};

import { minuteMilliseconds } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import type { FieldCipher, SealedSet } from '../../../platform/crypto';
import { type Database, newId, toDate } from '../../../platform/database';

export interface WechatAccount {
  readonly apiUrl: string;
  readonly appId: string;
  readonly secret: string;
}
export interface TokenDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly account: WechatAccount;
}
interface Row {
  readonly sealed: string | null;
  readonly expires_at: string | Date;
}

export const wechatTimeoutMilliseconds = 5000;
/** WeChat hands out the next token so long before the old one ends; both are good meanwhile. */
const earlyMilliseconds = 5 * minuteMilliseconds;
const claimMilliseconds = 15_000;

const answerShape = z.object({
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  errcode: z.number().optional(),
});

/** WeChat did not give a token: no network, or an account that is set up wrongly. */
export class NoToken extends Error {}

const contextOf = (appId: string) => `wechat_token:${appId}`;

/** The tokens, for a change of keys: without it no message leaves by WeChat between the old key's end and the token's. */
export const sealedTokens: SealedSet = {
  table: 'wechat_tokens',
  idColumn: 'app_id',
  column: 'sealed',
  guard: 'sealed',
  rewrite: ({ id, held }, reseal) => reseal(held, contextOf(id)),
};

/**
 * The token for WeChat's API, one for all servers, sealed in the database. Near its end one of them fetches the next
 * (`stable_token` gives the same token to everybody until it ends) while the others go on with the old one.
 */
export function createWechatToken({ database, clock, cipher, account }: TokenDeps) {
  const { appId } = account;
  const context = contextOf(appId);

  async function fetchToken(force: boolean): Promise<{ token: string; seconds: number }> {
    const answer = await fetch(`${account.apiUrl}/cgi-bin/stable_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: appId,
        secret: account.secret,
        force_refresh: force,
      }),
      signal: AbortSignal.timeout(wechatTimeoutMilliseconds),
      redirect: 'error',
    })
      .then(async (response) => answerShape.parse(await response.json()))
      .catch(() => {
        throw new NoToken('微信没有响应');
      });
    if (!answer.access_token) throw new NoToken(`微信没有给出 access_token（${answer.errcode ?? '?'}）`);
    return { token: answer.access_token, seconds: answer.expires_in ?? 7200 };
  }

  const read = () =>
    database.first<Row>('SELECT sealed, expires_at FROM wechat_tokens WHERE app_id = :appId', { appId });

  /** One of all servers; the others find the claim taken. */
  async function claim(): Promise<string | null> {
    const real = clock.real();
    const mine = newId();
    const until = new Date(real.getTime() + claimMilliseconds);
    return database.transaction(async (tx) => {
      await database.insertIfAbsent('wechat_tokens', { app_id: appId, sealed: null, expires_at: new Date(0) }, tx);
      const taken = await database.write(
        `UPDATE wechat_tokens SET claim_token = :mine, claimed_until = :until
         WHERE app_id = :appId AND (claimed_until IS NULL OR claimed_until < :real)`,
        { appId, mine, until, real },
        tx,
      );
      return taken === 1 ? mine : null;
    });
  }

  async function refresh(force: boolean): Promise<string | null> {
    const mine = await claim();
    if (mine === null) return null;
    const release = { claim_token: null, claimed_until: null };
    const keep = (changes: object) =>
      database.transaction((tx) =>
        database.update('wechat_tokens', { app_id: appId, claim_token: mine }, { ...changes, ...release }, tx),
      );
    try {
      const { token, seconds } = await fetchToken(force);
      const expires = new Date(clock.real().getTime() + seconds * 1000);
      await keep({ sealed: cipher.seal(token, context), expires_at: expires });
      return token;
    } catch (error) {
      await keep({});
      throw error;
    }
  }

  return {
    /** Throws `NoToken` when there is none to be had now. */
    async current(): Promise<string> {
      const row = await read();
      const left = row ? toDate(row.expires_at).getTime() - clock.real().getTime() : 0;
      const known = row?.sealed && left > 0 ? cipher.open(row.sealed, context) : null;
      if (known !== null && left > earlyMilliseconds) return known;
      const fresh = await refresh(false).catch((error: unknown) => {
        if (known !== null) return null;
        throw error;
      });
      const token = fresh ?? known;
      if (token === null) throw new NoToken('另一台服务器正在取 access_token');
      return token;
    },

    /** After WeChat refused a token: another one, forced when the plain way gives the same again. */
    async instead(refused: string): Promise<string> {
      const row = await read();
      const known = row?.sealed ? cipher.open(row.sealed, context) : null;
      // Another server has replaced it meanwhile.
      if (known !== null && known !== refused) return known;
      const plain = await refresh(false);
      const token = plain === refused ? await refresh(true) : plain;
      if (token === null) throw new NoToken('另一台服务器正在取 access_token');
      return token;
    },
  };
}
export type WechatToken = ReturnType<typeof createWechatToken>;

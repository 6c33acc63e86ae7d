import { minuteMilliseconds } from '@yuanhang/domain';
import { Op } from 'sequelize';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock';
import type { FieldCipher, SealedSet } from '../../../platform/crypto';
import { type Database, newId } from '../../../platform/database';
import { WechatToken } from '../model';

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

export const wechatTimeoutMilliseconds = 5000;
/** WeChat issues the next token this long before the old one expires; both are valid meanwhile. */
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

/** The sealed tokens, for a key rotation: without it WeChat messages could not be sent until the token expires. */
export const sealedTokens: SealedSet = {
  table: 'wechat_tokens',
  idColumn: 'app_id',
  column: 'sealed',
  guard: 'sealed',
  rewrite: ({ id, held }, reseal) => reseal(held, contextOf(id)),
};

/**
 * The token for WeChat's API, shared by all servers and sealed in the database. Shortly before it expires one server
 * fetches the next (`stable_token` returns the same token until it expires) while the others use the old one.
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

  const tokens = () => database.model(WechatToken);
  const read = () => tokens().findOne({ where: { appId } });

  /** Claims the refresh for this server for 15 seconds; null while another server has claimed it. */
  async function claim(): Promise<string | null> {
    const real = clock.real();
    const mine = newId();
    const until = new Date(real.getTime() + claimMilliseconds);
    return database.transaction(async (tx) => {
      await database.addIfAbsent(WechatToken, { appId, sealed: null, expiresAt: new Date(0) }, tx);
      const isFree = { [Op.or]: [{ claimedUntil: null }, { claimedUntil: { [Op.lt]: real } }] };
      const [taken] = await tokens().update(
        { claimToken: mine, claimedUntil: until },
        { where: { appId, ...isFree }, transaction: tx },
      );
      return taken === 1 ? mine : null;
    });
  }

  async function refresh(force: boolean): Promise<string | null> {
    const mine = await claim();
    if (mine === null) return null;
    const release = { claimToken: null, claimedUntil: null };
    const keep = (changes: { sealed?: string; expiresAt?: Date }) =>
      database.transaction((tx) =>
        tokens().update({ ...changes, ...release }, { where: { appId, claimToken: mine }, transaction: tx }),
      );
    try {
      const { token, seconds } = await fetchToken(force);
      const expires = new Date(clock.real().getTime() + seconds * 1000);
      await keep({ sealed: cipher.seal(token, context), expiresAt: expires });
      return token;
    } catch (error) {
      await keep({});
      throw error;
    }
  }

  return {
    /** A valid token. Throws `NoToken` when there is none. */
    async current(): Promise<string> {
      const row = await read();
      const left = row ? row.expiresAt.getTime() - clock.real().getTime() : 0;
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

    /** Another token after WeChat refused one; forces a refresh when a plain request returns the same token. */
    async instead(refused: string): Promise<string> {
      const row = await read();
      const known = row?.sealed ? cipher.open(row.sealed, context) : null;
      // Another server has already replaced it.
      if (known !== null && known !== refused) return known;
      const plain = await refresh(false);
      const token = plain === refused ? await refresh(true) : plain;
      if (token === null) throw new NoToken('另一台服务器正在取 access_token');
      return token;
    },
  };
}
export type WechatTokenSource = ReturnType<typeof createWechatToken>;

import type { IdentityContext } from '../context';
import { WechatAccount } from '../model';

/** The user who signs in with this WeChat account without a password; null while it is not bound. */
export async function userOfWechatAccount({ database }: IdentityContext, openid: string): Promise<string | null> {
  const account = await database.model(WechatAccount).findOne({ where: { openid } });
  return account?.userId ?? null;
}

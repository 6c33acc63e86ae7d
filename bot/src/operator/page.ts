import { formatInstant, shanghaiOffset } from '@yuanhang/domain';
import { toString as drawQr } from 'qrcode';
import type { BotState } from '../state';

export interface OperatorView {
  readonly state: Readonly<BotState>;
  readonly puppet: string;
  readonly perMinute: number;
  /** Business time. */
  readonly now: Date;
}

const phases: Readonly<Record<BotState['phase'], string>> = {
  starting: '正在启动',
  waiting_for_scan: '等待扫码',
  online: '在线',
  offline: '已离线',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page in full: it runs no script, and asks again by itself until somebody has scanned. */
export async function operatorPage({ state, puppet, perMinute, now }: OperatorView): Promise<string> {
  const { phase, qr, accountId, standby } = state;
  // Drawn here: the code logs the account in, so no other service may see it.
  const code = qr === null ? '' : await drawQr(qr, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const facts = [
    ['状态', standby ? '待命：同一账号的另一个助手在说话' : phases[phase]],
    ['方式', puppet],
    ['账号', accountId ?? '未登录'],
    ['每分钟最多', `${perMinute} 条`],
    ['业务时间', `${formatInstant(now, shanghaiOffset)}（北京）`],
  ];
  const rows = facts.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  const scan =
    code === ''
      ? ''
      : `<figure>${code}<figcaption>用助手的微信扫码并在手机上确认。换一个账号登录后，所有学生都要重新绑定。</figcaption></figure>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta http-equiv="refresh" content="5" />
<title>远航助手 · 登录</title>
<link rel="stylesheet" href="operator.css" />
</head>
<body data-phase="${phase}">
<main>
<h1>远航助手</h1>
<p class="phase">${standby ? '待命' : phases[phase]}</p>
${scan}
<dl>${rows}</dl>
</main>
</body>
</html>`;
}

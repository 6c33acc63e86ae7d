import { formatInstant, shanghaiOffset } from '@yuanhang/domain';
import { toString as renderQr } from 'qrcode';
import type { BotState } from '../state';

export interface LoginPageModel {
  readonly state: Readonly<BotState>;
  readonly puppet: string;
  /** Messages a minute. */
  readonly perMinute: number;
  /** Business time. */
  readonly now: Date;
}

const phaseLabels: Readonly<Record<BotState['phase'], string>> = {
  starting: '正在启动',
  waiting_for_scan: '等待扫码',
  online: '在线',
  offline: '已离线',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The complete HTML page. It contains no script and reloads itself every 5 seconds. */
export async function renderLoginPage({ state, puppet, perMinute, now }: LoginPageModel): Promise<string> {
  const { phase, qr, accountId, standby } = state;
  // Rendered locally: the code logs the account in, so it must not be sent to another service.
  const code = qr === null ? '' : await renderQr(qr, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const facts = [
    ['状态', standby ? '待命：同一账号的另一个助手在说话' : phaseLabels[phase]],
    ['方式', puppet],
    ['账号', accountId ?? '未登录'],
    ['每分钟最多', `${perMinute} 条`],
    ['业务时间', `${formatInstant(now, shanghaiOffset)}（北京）`],
  ];
  const rows = facts.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  const figure =
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
<p class="phase">${standby ? '待命' : phaseLabels[phase]}</p>
${figure}
<dl>${rows}</dl>
</main>
</body>
</html>`;
}

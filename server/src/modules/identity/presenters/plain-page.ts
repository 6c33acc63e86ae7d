const inert = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page without scripts, so that its content cannot run anything. */
export function plainPage(
  title: string,
  text: string,
  links: readonly { readonly href: string; readonly label: string }[] = [],
): string {
  const more = links.map(({ href, label }) => `<p><a href="${inert(href)}">${inert(label)}</a></p>`).join('');
  return pageOf(title, `<p>${inert(text)}</p>${more}`);
}

const style = `body{max-width:28rem;margin:0 auto;padding:1.25rem;font:1rem/1.7 system-ui,sans-serif;color:#1c2b36}
h2{line-height:1.4}dl{margin:1rem 0;padding:.75rem 1rem;background:#f3f6f8;border-radius:.75rem}dt{font-size:.85rem;color:#5a6b7a}dd{margin:0 0 .5rem}
label{display:block;font-weight:600}input,button{box-sizing:border-box;width:100%;min-height:3rem;margin:.5rem 0;border-radius:.75rem;font:inherit}
input{padding:0 1rem;border:1px solid #5a6b7a;letter-spacing:.2em}button{border:1px solid #0b6577;background:#0b6577;color:#fff}
.other{background:#fff;color:#0b6577}[role=alert]{color:#b3261e}@media(prefers-color-scheme:dark){body{background:#10181e;color:#e6edf2}
dl{background:#1a252d}dt{color:#a7b6c2}input,.other{background:#10181e;color:#e6edf2}}`;

const pageOf = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inert(title)}</title><style>${style}</style></head><body><main><h2>${inert(title)}</h2>${body}</main></body></html>`;

export interface HandoverPage {
  /** The person who signed in at CAS. */
  readonly name: string;
  readonly device: string;
  /** `20:31（北京时间）`. */
  readonly at: string;
  readonly state: string;
  readonly action: string;
  readonly error?: string;
}

/** After CAS: says whose WeChat asks for the person's account, and takes the code that their mini program shows. */
export const handoverPage = ({ name, device, at, state, action, error }: HandoverPage): string =>
  pageOf(
    '把微信绑定到你的账号？',
    `<p>有人在微信小程序“远航”里请求以 <strong>${inert(name)}</strong> 的身份登录。确认后，这个微信以后不用密码就能登录你的账号。</p>
<dl><dt>请求来自</dt><dd>${inert(device)}</dd><dt>请求时间</dt><dd>${inert(at)}</dd></dl>
<p>如果这个链接是别人发给你的，或者你没有在自己的手机上打开“远航”，请点“不是我”。</p>
<form method="post" action="${inert(action)}"><input type="hidden" name="state" value="${inert(state)}">
<label for="code">小程序里显示的 6 位确认码</label>${error ? `<p role="alert" id="error">${inert(error)}</p>` : ''}
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${error ? ' aria-describedby="error" aria-invalid="true"' : ''}>
<button name="action" value="bind">确认是我，绑定</button><button class="other" name="action" value="cancel">不是我，取消</button></form>`,
  );

const inert = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page of plain words: no script, no style of its own, so nothing in it can do anything. */
export function plainPage(
  title: string,
  text: string,
  link?: { readonly href: string; readonly label: string },
): string {
  const more = link ? `<p><a href="${inert(link.href)}">${inert(link.label)}</a></p>` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inert(title)}</title></head><body><h2>${inert(title)}</h2><p>${inert(text)}</p>${more}</body></html>`;
}

const inert = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page without scripts or styles of its own, so that its content cannot run anything. */
export function plainPage(
  title: string,
  text: string,
  link?: { readonly href: string; readonly label: string },
): string {
  const more = link ? `<p><a href="${inert(link.href)}">${inert(link.label)}</a></p>` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inert(title)}</title></head><body><h2>${inert(title)}</h2><p>${inert(text)}</p>${more}</body></html>`;
}

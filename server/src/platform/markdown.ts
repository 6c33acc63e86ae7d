import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const allowed = [
  'h2',
  'h3',
  'h4',
  'p',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'a',
  'blockquote',
  'br',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'code',
];

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

const isHttps = (href: string) => URL.canParse(href) && new URL(href).protocol === 'https:';

/**
 * Renders Markdown to safe HTML: no scripts, styles, images or frames. Links lead to https addresses only and open in a
 * new tab; of any other link, one inside this site included, the text remains.
 */
export function toSafeHtml(text: string): string {
  return sanitizeHtml(markdown.render(text), {
    allowedTags: allowed,
    allowedAttributes: { a: ['href', 'rel', 'target'] },
    allowedSchemes: ['https'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h2',
      // A `span` is not allowed, so that only its content remains.
      a: (_, { href }): sanitizeHtml.Tag =>
        href !== undefined && isHttps(href)
          ? { tagName: 'a', attribs: { href, rel: 'noopener noreferrer nofollow', target: '_blank' } }
          : { tagName: 'span', attribs: {} },
    },
  });
}

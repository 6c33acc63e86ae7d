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

/**
 * Renders Markdown to safe HTML: no scripts, styles, images or frames; links open in a new tab, only https and mail.
 */
export function toSafeHtml(text: string): string {
  return sanitizeHtml(markdown.render(text), {
    allowedTags: allowed,
    allowedAttributes: { a: ['href', 'rel', 'target'] },
    allowedSchemes: ['https', 'mailto', 'tel'],
    transformTags: {
      h1: 'h2',
      a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
    },
  });
}
